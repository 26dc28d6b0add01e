package dev.interleave.report.load;

import java.util.List;

/**
 * What is said of the servers under one request.
 *
 * @param subject the request
 * @param lead of those in front, without a full stop
 * @param details of the others, without full stops
 */
public record LoadAnswer(String subject, String lead, List<String> details) {
  public LoadAnswer {
    details = List.copyOf(details);
  }
}
