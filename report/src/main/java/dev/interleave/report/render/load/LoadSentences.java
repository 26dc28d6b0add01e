package dev.interleave.report.render.load;

import dev.interleave.report.load.LoadFindings;
import dev.interleave.report.load.LoadSettings;
import dev.interleave.report.text.Digits;
import java.util.List;

/** How servers were loaded and what the figures are, in words. */
final class LoadSentences {
  private LoadSentences() {}

  /** What was done. */
  static String method(LoadFindings findings) {
    LoadSettings settings = findings.results().settings();
    String load =
        "An open loop of %s connections, with requests due at a rate that does not wait for answers (%s), %s s for each probe."
            .formatted(
                Digits.number(settings.connections()),
                settings.arrivals().word(),
                Digits.number(settings.seconds()));
    Double rate = settings.rate();
    String asked =
        rate == null
            ? " The rate is the highest that keeps %s of the response times within %s ms."
                .formatted(settings.quantileName(), Digits.number(settings.boundSeconds() * 1e3))
            : " The rate is %s requests/s.".formatted(Digits.number(rate));
    return load + asked;
  }

  /** How to read the columns. */
  static List<String> reading(LoadFindings findings) {
    return List.of(
        "Times are response times at that rate, from when a request was due to its answer, waiting for a free connection included; a request without a right answer counts as late. CPU is processor time for an answer, of the server and of the generator. Intervals (95 %) are over rounds, each with a fresh server process.",
        closedLoop(findings));
  }

  /** Why wrk's figure differs, or that there is none. */
  static String closedLoop(LoadFindings findings) {
    String wrk = findings.results().wrk();
    return wrk == null
        ? "wrk is not on the PATH, so there is no closed loop to compare with."
        : "%s is a closed loop: a connection sends its next request when it has the answer to the last, so a server that slows down is asked less, and no bound has to be kept. Its rate is what the server does when it is always busy; where that is higher than ours, the rest would be late."
            .formatted(wrk);
  }
}
