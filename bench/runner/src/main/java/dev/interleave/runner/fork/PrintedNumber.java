package dev.interleave.runner.fork;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A score as JMH prints it, in any locale: {@code 123.456 ops/s}, {@code ≈ 10⁻⁴ s/op}. */
final class PrintedNumber {
  private static final String NUMBER = "≈ 0|≈ -?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|-?[\\p{Nd}]+(?:[.,٫]\\p{Nd}+)?";
  private static final Pattern LINE =
      Pattern.compile("(" + NUMBER + ")(?: ±\\(.*?\\) (?:" + NUMBER + "|NaN))? +\\S+");
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private PrintedNumber() {}

  /** The score, if {@code text} is a score with its unit and nothing else. */
  static OptionalDouble parse(String text) {
    Matcher line = LINE.matcher(text.strip());
    if (!line.matches()) {
      return OptionalDouble.empty();
    }
    String number = line.group(1);
    if (number.equals("≈ 0")) {
      return OptionalDouble.of(0);
    }
    int ten = number.indexOf("10");
    if (number.startsWith("≈")) {
      double magnitude = Math.pow(10, exponent(number.substring(ten + 2)));
      return OptionalDouble.of(number.charAt(2) == '-' ? -magnitude : magnitude);
    }
    return OptionalDouble.of(Double.parseDouble(ascii(number)));
  }

  private static int exponent(String superscript) {
    int value = 0;
    for (int i = 0; i < superscript.length(); i++) {
      int digit = SUPERSCRIPTS.indexOf(superscript.charAt(i));
      value = digit < 0 ? value : 10 * value + digit;
    }
    return superscript.startsWith("⁻") ? -value : value;
  }

  /** Decimal digits of any script, and the comma or point between them, as Java reads them. */
  private static String ascii(String number) {
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      int digit = Character.digit(c, 10);
      ascii.append(digit >= 0 ? (char) ('0' + digit) : c == '-' ? '-' : '.');
    }
    return ascii.toString();
  }
}
