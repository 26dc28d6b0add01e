package dev.interleave.runner.load.generator;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Processor time (user and system) so far, of this process and of the server's.
 *
 * @param own seconds
 * @param server seconds, or null where it is not known; Linux counts it in hundredths of a second
 */
record CpuMeter(double own, @Nullable Double server) {

  /**
   * Reads both.
   *
   * @param serverPid the server's process, or null if it is not to be had
   */
  static CpuMeter read(@Nullable Long serverPid) {
    double own =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
            ? bean.getProcessCpuTime() / 1e9
            : Double.NaN;
    Optional<Duration> server =
        serverPid == null
            ? Optional.empty()
            : ProcessHandle.of(serverPid).flatMap(handle -> handle.info().totalCpuDuration());
    return new CpuMeter(own, server.map(time -> time.toNanos() / 1e9).orElse(null));
  }

  double ownSince(CpuMeter before) {
    return own - before.own;
  }

  @Nullable Double serverSince(CpuMeter before) {
    return server == null || before.server == null ? null : (Double) (server - before.server);
  }
}
