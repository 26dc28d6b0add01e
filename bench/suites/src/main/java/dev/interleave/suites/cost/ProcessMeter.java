package dev.interleave.suites.cost;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;

/** Reads what this process has used. A reading takes no time of the work that it measures. */
public final class ProcessMeter {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<MemoryPoolMXBean> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();
  private final ProcFiles proc = new ProcFiles(Path.of("/proc/self"));
  private final ResourceUsage resources = ResourceUsage.open();
  private final RunQueue runQueue = new RunQueue(proc, threads);
  private final int threadsBefore;
  private boolean residentPeakIsNew;

  /**
   * Made before the threads are there that it is to count.
   *
   * @param own threads that are there already and count too
   */
  public ProcessMeter(int own) {
    threadsBefore = threads.getThreadCount() - own;
  }

  /** Peaks begin anew; then reads, what is closest to the work last. */
  public Usage restart() {
    var amounts = new EnumMap<Cost, Amount>(Cost.class);
    amounts.put(Cost.RUN_QUEUE_DELAY, runQueue.restart());
    residentPeakIsNew = proc.resetPeakResident();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    threads.resetPeakThreadCount();
    putPeaks(amounts);
    putCounts(amounts);
    return new Usage(amounts);
  }

  /** Reads, what is closest to the work first. */
  public Usage read() {
    var amounts = new EnumMap<Cost, Amount>(Cost.class);
    putCounts(amounts);
    putPeaks(amounts);
    amounts.put(Cost.RUN_QUEUE_DELAY, runQueue.read());
    return new Usage(amounts);
  }

  private void putCounts(EnumMap<Cost, Amount> amounts) {
    resources.refresh();
    long bytes = threads.getTotalThreadAllocatedBytes();
    amounts.put(Cost.USER_CPU, resources.user());
    amounts.put(Cost.SYSTEM_CPU, resources.system());
    amounts.put(Cost.VOLUNTARY_SWITCHES, resources.voluntarySwitches());
    amounts.put(Cost.INVOLUNTARY_SWITCHES, resources.involuntarySwitches());
    amounts.put(
        Cost.ALLOCATION,
        bytes < 0 ? Amount.notMeasured("the JVM does not count it") : Amount.of((double) bytes));
  }

  private void putPeaks(EnumMap<Cost, Amount> amounts) {
    amounts.put(
        Cost.PEAK_HEAP,
        Amount.of(heap.stream().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum()));
    amounts.put(Cost.THREADS, Amount.of(threads.getPeakThreadCount() - threadsBefore));
    amounts.put(
        Cost.PEAK_RSS,
        residentPeakIsNew && proc.peakResident().isPresent()
            ? Amount.of(proc.peakResident().getAsDouble())
            : Amount.notMeasured("the kernel's peak can't be reset here"));
  }
}
