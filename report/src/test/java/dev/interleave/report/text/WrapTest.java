package dev.interleave.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void breaksAtSpacesFirst() {
    assertThat(Wrap.lines("one two three", 8)).containsExactly("one two", "three");
    assertThat(Wrap.lines("one two", 7)).containsExactly("one two");
    assertThat(Wrap.lines("", 7)).containsExactly("");
  }

  @Test
  void keepsANumberAndItsPerCentSignTogether() {
    assertThat(Wrap.lines("more than 2 % of it", 11)).containsExactly("more than", "2 % of it");
  }

  @Test
  void breaksWordsThatFitNowhereAtPunctuationAndThenAnywhere() {
    assertThat(Wrap.lines("a package.Class.method b", 10))
        .containsExactly("a", "package.", "Class.", "method b");
    assertThat(Wrap.lines("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
  }

  @Test
  void whatOthersWroteCannotMoveTheCursor() {
    assertThat(Wrap.line(" a\r\n\tb\u001b[2Jc ")).isEqualTo("a b [2Jc");
  }

  @Test
  void cutsWithAnEllipsisAndNeverHalfACharacter() {
    assertThat(Wrap.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Wrap.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Wrap.cut("😀😀😀", 2)).isEqualTo("😀…");
  }

  @Property
  void noLineIsTooLongAndNoLetterIsLost(
      @ForAll @StringLength(max = 200) String text,
      @ForAll @IntRange(min = 1, max = 40) int width) {
    List<String> lines = Wrap.lines(text, width);
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(Wrap.width(line)).isLessThanOrEqualTo(width));
    assertThat(letters(String.join("", lines))).isEqualTo(letters(Wrap.line(text)));
  }

  private static String letters(String text) {
    return text.replaceAll("(?U)\\s", "");
  }
}
