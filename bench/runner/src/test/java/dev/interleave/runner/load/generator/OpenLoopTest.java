package dev.interleave.runner.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.load.Arrivals;
import dev.interleave.report.load.Latencies;
import dev.interleave.report.load.LoadSample;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The open loop against servers that exist in virtual time alone. */
class OpenLoopTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;
  private static final long TIMEOUT = 5 * SECOND;
  private static final long FROM = SECOND;
  private static final long TO = 11 * SECOND;
  private static final double RATE = 100;

  /** A server of one thread: when it is done with a request that it begins at a time. */
  private static LoadSample load(int connections, LongUnaryOperator server) {
    return load(connections, server, MILLI);
  }

  private static LoadSample load(int count, LongUnaryOperator server, long tick) {
    Recorder recorder = new Recorder(FROM, TO, TIMEOUT);
    OpenLoop loop =
        new OpenLoop(Schedule.of(Arrivals.FIXED, RATE, 0), TO, TIMEOUT, count, recorder);
    TreeMap<Long, List<Integer>> answers = new TreeMap<>();
    long[] busyUntil = {0};
    for (int i = 0; i < count; i++) {
      loop.opened(i);
    }
    long now = 0;
    while (!loop.isDone()) {
      long at = now;
      NavigableMap<Long, List<Integer>> done = answers.headMap(at, true);
      for (List<Integer> connections : done.values()) {
        for (int connection : connections) {
          loop.right(connection, at);
          loop.opened(connection);
        }
      }
      done.clear();
      loop.advance(
          at,
          connection -> {
            busyUntil[0] = server.applyAsLong(Math.max(at, busyUntil[0]));
            answers.computeIfAbsent(busyUntil[0], key -> new ArrayList<>()).add(connection);
          });
      loop.expire(at, connection -> {});
      now += tick;
    }
    return recorder.sample(RATE, 0, null);
  }

  /** Answers after a millisecond, but for one second in which it does nothing. */
  private static long stalling(long begun) {
    boolean stalls = begun >= 5 * SECOND && begun < 6 * SECOND;
    return (stalls ? 6 * SECOND : begun) + MILLI;
  }

  @Test
  void aStallShowsAsTheQueueThatItMakes() {
    LoadSample sample = load(1, OpenLoopTest::stalling);
    // Of 1000 requests 100 were due in that second; the 1 % that waited longest, for 0.9 s or more.
    assertThat(sample.due()).isEqualTo(1000);
    assertThat(sample.right()).isEqualTo(1000);
    Latencies response = sample.responseTimes();
    assertThat(response.percentile(99)).isCloseTo(0.9, Percentage.withPercentage(3));
    assertThat(response.percentile(95)).isCloseTo(0.5, Percentage.withPercentage(12));
    assertThat(response.max()).isCloseTo(1.0, Percentage.withPercentage(1));
    // What a closed loop would have seen: a single slow answer, in none of its percentiles.
    Latencies service = Latencies.decoded(sample.service());
    assertThat(service.percentile(99)).isCloseTo(0.001, Percentage.withPercentage(1));
    assertThat(service.max()).isCloseTo(1.0, Percentage.withPercentage(1));
  }

  @Test
  void moreConnectionsDoNotHideTheStall() {
    Latencies response = load(16, OpenLoopTest::stalling).responseTimes();
    assertThat(response.percentile(99)).isCloseTo(0.9, Percentage.withPercentage(3));
  }

  @Test
  void aServerThatIsTooSlowIsAsLateAsItsQueueIsLong() {
    // 20 ms each: it bears 50 a second and is asked for 100. After 11 s it lags by as much.
    LoadSample sample = load(4, begun -> begun + 20 * MILLI);
    assertThat(sample.achieved()).isCloseTo(50, Percentage.withPercentage(2));
    assertThat(sample.timeouts()).isPositive();
    assertThat(sample.right() + sample.timeouts()).isEqualTo(1000);
    assertThat(sample.responseTimes().size()).isEqualTo(1000);
    assertThat(sample.responseTimes().percentile(99)).isGreaterThanOrEqualTo(TIMEOUT / 1e9 * 0.999);
  }

  @Test
  void whatIsNeverAnsweredCountsWithTheTimeout() {
    LoadSample sample = load(2, begun -> Long.MAX_VALUE / 2);
    assertThat(sample.timeouts()).isEqualTo(sample.due()).isEqualTo(1000);
    assertThat(sample.responseTimes().size()).isEqualTo(1000);
    assertThat(sample.responseTimes().percentile(0)).isCloseTo(5, Percentage.withPercentage(1));
    assertThat(sample.firstError()).isEqualTo("no answer within the timeout of 5000 ms");
  }

  @Test
  void theGeneratorsOwnLatenessIsSaidAndCounts() {
    // It looks up every 50 ms: requests that are due meanwhile are seen up to 40 ms late.
    LoadSample sample = load(8, begun -> begun + 1, 50 * MILLI);
    assertThat(sample.latenesses().max()).isCloseTo(0.04, Percentage.withPercentage(1));
    assertThat(sample.responseTimes().percentile(50)).isGreaterThan(0.05);
  }

  @Test
  void noRequestIsLostWithItsConnection() {
    Recorder recorder = new Recorder(0, SECOND, TIMEOUT);
    OpenLoop loop = new OpenLoop(Schedule.of(Arrivals.FIXED, 2, 0), SECOND, TIMEOUT, 2, recorder);
    loop.opened(0);
    List<Integer> sent = new ArrayList<>();
    loop.advance(0, sent::add);
    loop.broken(0, 3 * MILLI, "reset");
    loop.advance(SECOND / 2, sent::add);
    assertThat(sent).as("none is open").containsExactly(0);
    loop.opened(1);
    loop.advance(SECOND, sent::add);
    assertThat(sent).containsExactly(0, 1);
    loop.wrong(1, SECOND, "status 500 where 200 was expected");
    assertThat(loop.isDone()).isTrue();
    LoadSample sample = recorder.sample(2, 0, null);
    assertThat(sample.due()).isEqualTo(2);
    assertThat(sample.broken()).isEqualTo(1);
    assertThat(sample.wrong()).isEqualTo(1);
    assertThat(sample.errors()).isEqualTo(2);
    assertThat(sample.firstError()).isEqualTo("reset");
    assertThat(sample.responseTimes().percentile(0)).isCloseTo(5, Percentage.withPercentage(1));
  }

  @Test
  void aLostConnectionThatCarriedNothingIsNotGivenWork() {
    Recorder recorder = new Recorder(0, SECOND, TIMEOUT);
    OpenLoop loop = new OpenLoop(Schedule.of(Arrivals.FIXED, 2, 0), SECOND, TIMEOUT, 1, recorder);
    loop.opened(0);
    loop.broken(0, 0, "closed");
    loop.advance(
        0,
        connection -> {
          throw new AssertionError("was sent over a connection that is closed");
        });
    assertThat(recorder.sample(2, 0, null).broken()).isZero();
  }
}
