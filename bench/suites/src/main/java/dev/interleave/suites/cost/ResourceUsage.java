package dev.interleave.suites.cost;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's account of this process (getrusage(2), with the layout of 64-bit Linux): the only
 * one that keeps what threads used that have ended.
 */
final class ResourceUsage {
  private static final int SELF = 0;

  /** Two times in two longs each, then fourteen longs. */
  private static final long BYTES = 18 * Long.BYTES;

  private static final int USER = 0;
  private static final int SYSTEM = 2;
  private static final int VOLUNTARY = 16;
  private static final int INVOLUNTARY = 17;

  private final @Nullable MethodHandle getrusage;
  private final String reason;
  private final MemorySegment longs;

  private ResourceUsage(@Nullable MethodHandle getrusage, String reason) {
    this.getrusage = getrusage;
    this.reason = reason;
    this.longs = Arena.ofAuto().allocate(BYTES, Long.BYTES);
  }

  /** Linked, or with the reason why it can't be. */
  @SuppressWarnings("restricted") // The signature is that of POSIX; whether it is allowed is asked.
  static ResourceUsage open() {
    if (!System.getProperty("os.name").equals("Linux") || ADDRESS.byteSize() != Long.BYTES) {
      return new ResourceUsage(null, "it needs 64-bit Linux");
    }
    if (!ResourceUsage.class.getModule().isNativeAccessEnabled()) {
      return new ResourceUsage(null, "the JVM runs without --enable-native-access=ALL-UNNAMED");
    }
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("getrusage")
        .map(
            address ->
                linker.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)))
        .map(linked -> new ResourceUsage(linked, ""))
        .orElseGet(() -> new ResourceUsage(null, "the C library has no getrusage"));
  }

  /** Asks the kernel; what was read before is gone. */
  void refresh() {
    if (getrusage != null) {
      int failed;
      try {
        failed = (int) getrusage.invokeExact(SELF, longs);
      } catch (Throwable impossible) {
        throw new AssertionError("a C function throws nothing", impossible);
      }
      if (failed != 0) {
        throw new IllegalStateException("getrusage failed, which it can't for this process");
      }
    }
  }

  /** Nanoseconds outside the kernel. */
  Amount user() {
    return time(USER);
  }

  /** Nanoseconds within the kernel. */
  Amount system() {
    return time(SYSTEM);
  }

  Amount voluntarySwitches() {
    return amount(at(VOLUNTARY));
  }

  Amount involuntarySwitches() {
    return amount(at(INVOLUNTARY));
  }

  private Amount time(int index) {
    return amount(at(index) * 1e9 + at(index + 1) * 1e3);
  }

  private double at(int index) {
    return (double) longs.getAtIndex(JAVA_LONG, index);
  }

  private Amount amount(double value) {
    return reason.isEmpty() ? Amount.of(value) : Amount.notMeasured(reason);
  }
}
