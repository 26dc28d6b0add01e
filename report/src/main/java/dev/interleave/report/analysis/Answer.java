package dev.interleave.report.analysis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A leading sentence in parts, plain text without full stops.
 *
 * @param subject what it speaks of
 * @param lead which is best, and how good that is
 * @param details how it compares with others, and how sure that is
 */
public record Answer(String subject, String lead, List<String> details) {
  public Answer {
    details = List.copyOf(details);
  }

  /** All of it as one sentence. */
  @Override
  public String toString() {
    return subject + ": " + statement();
  }

  /** The sentence without its subject. */
  public String statement() {
    return Stream.concat(Stream.of(lead), details.stream())
        .collect(Collectors.joining("; ", "", "."));
  }
}
