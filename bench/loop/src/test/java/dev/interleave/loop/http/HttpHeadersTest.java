package dev.interleave.loop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Headers, dates and what else is made of text. */
class HttpHeadersTest {

  @Test
  void theyAreFoundInAnyCaseAndKeptInOrder() {
    HttpHeaders headers = HttpHeaders.of("B", "1", "a", "2", "b", " 3 ");
    assertThat(headers.get("b")).isEqualTo("1");
    assertThat(headers.get("A")).isEqualTo("2");
    assertThat(headers.get("c")).isNull();
    assertThat(headers.all("B")).containsExactly("1", "3");
    assertThat(headers.size()).isEqualTo(3);
    assertThat(headers).hasToString("B: 1\r\na: 2\r\nb: 3\r\n");
    assertThat(headers.without("b")).hasToString("a: 2\r\n");
    assertThat(headers.without("c")).isSameAs(headers);
  }

  @Test
  void othersAreMadeAndNoneIsChanged() {
    HttpHeaders one = HttpHeaders.of("A", "1");
    HttpHeaders two = one.with("B", "2");
    assertThat(one).hasToString("A: 1\r\n");
    assertThat(two).hasToString("A: 1\r\nB: 2\r\n");
  }

  @Test
  void namesAndValuesAreChecked() {
    for (String name : List.of("", "a b", "a:", "\u00e4", "a\n", "\ud83d\ude00")) {
      assertThatThrownBy(() -> HttpHeaders.of(name, "1"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String value : List.of("a\nb", "a\rb", "\0", "\u007f", "\u20ac")) {
      assertThatThrownBy(() -> HttpHeaders.of("A", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(HttpHeaders.of("A", "\u00fc\t!").get("A")).isEqualTo("\u00fc\t!");
    assertThatThrownBy(() -> HttpHeaders.of("A"))
        .hasMessage("Each name needs a value: there are 1 strings");
  }

  @Test
  void listsHaveElements() {
    HttpHeaders headers = HttpHeaders.of("X", "a, B ,c", "x", "", "X", "d");
    assertThat(headers.elements("X")).containsExactly("a", "B", "c", "", "d");
    assertThat(headers.hasElement("x", "b")).isTrue();
    assertThat(headers.hasElement("x", "a, B")).isFalse();
    assertThat(headers.hasElement("y", "b")).isFalse();
  }

  @Test
  void aDateIsMadeOnceASecond() {
    long[] now = {784_111_777_999L}; // RFC 9110's own example.
    HttpDate date = new HttpDate(() -> Instant.ofEpochMilli(now[0]));
    byte[] first = date.line();
    assertThat(new String(first, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    now[0] = 784_111_777_000L;
    assertThat(date.line()).isSameAs(first);
    now[0] = 784_111_778_000L;
    assertThat(date.line()).isNotEqualTo(first);
  }

  @Test
  void authoritiesAreTold() {
    for (String good : List.of("", "a", "a.b:80", "[::1]", "[::1]:80", "127.0.0.1:", "a-b_c%20")) {
      assertThat(Target.isAuthority(good)).describedAs(good).isTrue();
    }
    for (String bad :
        List.of("a b", "a/", "a:b", "a:1:2", "[", "]", "[]x", "a[::1]", "[[]", "@a")) {
      assertThat(Target.isAuthority(bad)).describedAs(bad).isFalse();
    }
  }

  @Test
  void optionsSayWhatIsAllowed() {
    assertThatThrownBy(() -> HttpServerOptions.DEFAULTS.mostConnections(0))
        .hasMessage("The number of connections is 0, allowed is more than zero");
    assertThatThrownBy(() -> HttpClientOptions.DEFAULTS.readTimeout(java.time.Duration.ZERO))
        .hasMessage("The read timeout is PT0S, allowed is more than zero");
    assertThatThrownBy(() -> HttpLimits.OF_ANSWERS.withHead(0)).hasMessageContaining("head=0");
  }
}
