package dev.interleave.peers.echo;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The files that a process may have open: both ends of each connection are one each. */
public final class Descriptors {
  private static final int OTHERS = 200;

  private Descriptors() {}

  /** Fails if the system allows fewer open files than {@code connections} need. */
  public static void requireFor(int connections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      require(connections, system.getMaxFileDescriptorCount());
    }
  }

  static void require(int connections, long limit) {
    int needed = 2 * connections + OTHERS;
    if (limit < needed) {
      throw new IllegalStateException(
          "%d connections need %d open files and the limit is %d: raise it with ulimit -n %d"
              .formatted(connections, needed, limit, needed));
    }
  }
}
