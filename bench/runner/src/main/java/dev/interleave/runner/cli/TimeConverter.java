package dev.interleave.runner.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** Short times as people write them: {@code 500us}, {@code 10ms}, {@code 1.5s}. */
final class TimeConverter implements CommandLine.ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(us|ms|s)");

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text.strip());
    Duration time = form.matches() ? time(form) : Duration.ZERO;
    if (time.isZero()) {
      throw new CommandLine.TypeConversionException(
          "'%s' is not a time above zero. Write microseconds, milliseconds or seconds as in 500us, 10ms or 1.5s."
              .formatted(text));
    }
    return time;
  }

  private static Duration time(Matcher form) {
    double unit =
        switch (form.group(2)) {
          case "us" -> 1e3;
          case "ms" -> 1e6;
          default -> 1e9;
        };
    return Duration.ofNanos(Math.round(Double.parseDouble(form.group(1)) * unit));
  }
}
