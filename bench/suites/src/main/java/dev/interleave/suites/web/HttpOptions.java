package dev.interleave.suites.web;

import dev.interleave.services.delay.Distribution;
import dev.interleave.suites.workload.Parameters;
import dev.interleave.suites.workload.Workload.Profile;
import dev.interleave.suites.workload.Workload.Trait;
import java.time.Duration;
import java.util.Map;

/**
 * What a workload of web pages may be told.
 *
 * @param mean time from a request to its answer
 * @param ownClient whether pages are got by the loop's own client in place of the JDK's
 */
record HttpOptions(Distribution distribution, Duration mean, boolean ownClient) {
  /** Until the JDK's client is compiled; as long for the loop's own, so that both compare. */
  static final Duration WARM_UP = Duration.ofSeconds(6);

  private static final Duration USUAL_MEAN = Duration.ofMillis(5);

  static HttpOptions of(Parameters parameters) {
    return new HttpOptions(
        Distribution.of(parameters.word("delay", "fixed", "exponential", "long-tailed")),
        Duration.ofNanos(Math.round(parameters.number("ms", 5, 0.1, 60_000) * 1e6)),
        parameters.word("client", "jdk", "loop").equals("loop"));
  }

  /** Of units that get so many pages at once. */
  Profile profile(int pages) {
    var profile = new Profile(mean.multipliedBy(pages), 0, pages, false);
    boolean varied = distribution != Distribution.FIXED;
    if (ownClient) {
      return varied
          ? profile.with(Trait.LOOP_ONLY, Trait.WITHOUT_LIMIT)
          : profile.with(Trait.LOOP_ONLY);
    }
    return varied ? profile.with(Trait.WITHOUT_LIMIT) : profile;
  }

  Map<String, String> attributes() {
    boolean usual = distribution == Distribution.FIXED && mean.equals(USUAL_MEAN);
    return Map.of("delay", distribution.id(), "usual", Boolean.toString(usual));
  }

  PageClient client() {
    return ownClient ? new LoopPageClient() : new JdkPageClient();
  }
}
