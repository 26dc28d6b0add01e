package dev.interleave.runner.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.load.Arrivals;
import dev.interleave.report.load.ClosedLoop;
import dev.interleave.runner.load.generator.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WrkTest {
  private static Target target(String method, @Nullable String body) {
    return new Target("localhost", 80, method, "/", body, "", 1, Arrivals.FIXED, 1, 1, null);
  }

  @Test
  void itsOutputIsRead() {
    assertThat(
            Wrk.parse(
                """
                Running 3s test @ http://127.0.0.1:8080/
                  1 threads and 64 connections
                  Latency Distribution
                     50%    1.71ms
                     99%   12.50ms
                  190034 requests in 3.00s, 22.11MB read
                  Socket errors: connect 1, read 2, write 0, timeout 3
                  Non-2xx or 3xx responses: 4
                Requests/sec:  63321.07
                Transfer/sec:      7.37MB
                """))
        .contains(new ClosedLoop(63321.07, 0.0125, 10));
    assertThat(Wrk.parse("unable to connect to 127.0.0.1:1 Connection refused")).isEmpty();
  }

  @Test
  void bodiesSurviveAsLua() {
    assertThat(Wrk.script(target("GET", null))).isEqualTo("wrk.method = \"GET\"\n");
    assertThat(Wrk.script(target("POST", "{\"a\": 1}")))
        .isEqualTo(
            """
            wrk.method = "POST"
            wrk.body = "\\123\\034a\\034\\058 1\\125"
            wrk.headers["Content-Type"] = "application\\047json"
            """);
  }
}
