package dev.interleave.runner.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {
  private static final String LENGTH =
      "HTTP/1.1 200 OK\r\nDate: today\r\ncontent-length: 5\r\n\r\nhello";
  private static final String CHUNKS =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n";
  private static final String INTERIM = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + LENGTH;

  private final AnswerParser parser = new AnswerParser(false);

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private boolean accept(String text) throws ProtocolException {
    return parser.accept(bytes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {LENGTH, CHUNKS, INTERIM})
  void anAnswerInAnyTwoPiecesIsTheSame(String answer) throws ProtocolException {
    for (int cut = 0; cut < answer.length(); cut++) {
      assertThat(accept(answer.substring(0, cut))).as("cut at %d", cut).isFalse();
      assertThat(accept(answer.substring(cut))).as("cut at %d", cut).isTrue();
      assertThat(parser.status()).isEqualTo(200);
      assertThat(parser.body()).isEqualTo("hello");
      assertThat(parser.keepsAlive()).isTrue();
      parser.reset();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LENGTH, CHUNKS})
  void anAnswerByteByByteIsTheSame(String answer) throws ProtocolException {
    for (int i = 0; i < answer.length(); i++) {
      assertThat(accept(answer.substring(i, i + 1))).isEqualTo(i == answer.length() - 1);
    }
    assertThat(parser.bodyEquals("hello".getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void aLongBodyIsWhole() throws ProtocolException {
    String body = "0123456789".repeat(20_000);
    String head = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(body.length());
    assertThat(accept(head + body.substring(0, 70_000))).isFalse();
    assertThat(accept(body.substring(70_000))).isTrue();
    assertThat(parser.body()).isEqualTo(body);
  }

  @Test
  void withoutALengthTheBodyEndsWithTheConnection() throws ProtocolException {
    assertThat(accept("HTTP/1.1 200 OK\r\n\r\nhel")).isFalse();
    assertThat(accept("lo")).isFalse();
    assertThat(parser.close()).isTrue();
    assertThat(parser.body()).isEqualTo("hello");
    assertThat(parser.keepsAlive()).isFalse();
  }

  @Test
  void someAnswersHaveNoBody() throws ProtocolException {
    assertThat(accept("HTTP/1.1 204 No Content\r\n\r\n")).isTrue();
    assertThat(parser.body()).isEmpty();
    AnswerParser head = new AnswerParser(true);
    assertThat(head.accept(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"))).isTrue();
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, close, false",
    "HTTP/1.1, keep-alive, true",
    "HTTP/1.0, x, false",
    "HTTP/1.0, keep-alive, true"
  })
  void theServerSaysWhetherTheConnectionGoesOn(String version, String connection, boolean alive)
      throws ProtocolException {
    assertThat(
            accept(
                "%s 200 OK\r\nConnection: %s\r\nContent-Length: 0\r\n\r\n"
                    .formatted(version, connection)))
        .isTrue();
    assertThat(parser.keepsAlive()).isEqualTo(alive);
  }

  @Test
  void anEndBetweenAnswersIsNoError() throws ProtocolException {
    assertThat(accept(LENGTH)).isTrue();
    parser.reset();
    assertThat(parser.close()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SSH-2.0-OpenSSH\\r\\n | begins with",
        "HTTP/1.1 2x0 OK\\r\\n | has \"2x0\" for a number",
        "HTTP/1.1 200 OK\\r\\nContent-Length: some\\r\\n\\r\\n | has \"some\" for a number",
        "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\nabc | not followed by",
        "HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\n\\r\\nab | 1 bytes follow"
      })
  void whatIsNoAnswerIsSaid(String answer, String reason) {
    assertThatThrownBy(() -> accept(answer.strip().replace("\\r", "\r").replace("\\n", "\n")))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void anAnswerThatIsCutOffIsSaid() throws ProtocolException {
    assertThat(accept(LENGTH.substring(0, LENGTH.length() - 1))).isFalse();
    assertThatThrownBy(parser::close).hasMessageContaining("closed within an answer");
  }
}
