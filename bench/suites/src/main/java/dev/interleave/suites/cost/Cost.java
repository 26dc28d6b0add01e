package dev.interleave.suites.cost;

/** Everything that is measured beside speed, over an iteration and without its set-up. */
public enum Cost {
  USER_CPU(
      "userCpu",
      "user CPU",
      "µs/unit",
      1e-3,
      "Processor time outside the kernel (getrusage), of the whole process: the model, the garbage"
          + " collector and the compiler; worker processes are added. Not measured without Linux."),
  SYSTEM_CPU(
      "systemCpu",
      "system CPU",
      "µs/unit",
      1e-3,
      "The same within the kernel. Many kernels sample the split at their clock's ticks; the sum of"
          + " both is exact."),
  VOLUNTARY_SWITCHES(
      "voluntarySwitches",
      "voluntary switches",
      "times/unit",
      1,
      "Context switches of threads that had to wait (getrusage), also of threads that have ended."),
  INVOLUNTARY_SWITCHES(
      "involuntarySwitches",
      "involuntary switches",
      "times/unit",
      1,
      "Context switches of threads that could have gone on (getrusage)."),
  ALLOCATION(
      "allocation",
      "allocation",
      "B/unit",
      1,
      "Bytes allocated on the heap by all threads, virtual ones and those that have ended"
          + " included."),
  PEAK_HEAP(
      "peakHeap",
      "peak heap",
      "MiB",
      0x1p-20,
      "The most that each part of the heap held at any time, garbage included, summed. How much"
          + " garbage gathers is the collector's choice; with much allocation this shows the size of"
          + " the young generation."),
  PEAK_RSS(
      "peakRss",
      "peak RSS",
      "MiB",
      0x1p-20,
      "The most physical memory (VmHWM), the JVM itself and all of the heap that was ever touched"
          + " included; pages that worker processes share count once for each. Not measured where"
          + " the kernel's peak can't be reset."),
  THREADS(
      "peakPlatformThreads",
      "threads",
      "peak",
      1,
      "The most platform threads at any time beyond those that were there before the model, carriers"
          + " of virtual threads included; of a worker process those that its units run on."),
  RUN_QUEUE_DELAY(
      "runQueueDelay",
      "run-queue delay",
      "µs/unit",
      1e-3,
      "Time for which platform threads were ready but no core ran them (Linux, schedstat), summed"
          + " over all threads of the process. Units that queue within the process, for a thread or"
          + " for their loop, are not in it. Not measured where threads end while it is measured,"
          + " because theirs is lost with them."),
  WAKE_UP_DELAY(
      "wakeUpDelay",
      "wake-up delay",
      "µs/unit",
      1e-3,
      "How much longer than asked for a sleep took, or for how long an answer had been sent, until"
          + " its unit ran again: the timer or the network, the queue of its model and the queue for a"
          + " core together. The same clock reads on every model. Not measured where nobody knows when"
          + " a wait was over."),
  SERVER_CPU(
      "serverCpu",
      "server CPU",
      "µs/unit",
      1e-3,
      "Processor time of the workload's own server process, which is in no other column. Read in"
          + " steps of 10 ms. Not measured of work without a server.");

  private final String metric;
  private final String label;
  private final String unit;
  private final double scale;
  private final String meaning;

  Cost(String metric, String label, String unit, double scale, String meaning) {
    this.metric = metric;
    this.label = label;
    this.unit = unit;
    this.scale = scale;
    this.meaning = meaning;
  }

  /** The name of JMH's secondary result, and of the method that gives it. */
  public String metric() {
    return metric;
  }

  /** A word or two for the head of a column. */
  public String label() {
    return label;
  }

  /** Of {@link #of}. */
  public String unit() {
    return unit;
  }

  /** What it is, where it comes from and when it is not measured; sentences for readers. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is the most at any time, in place of a sum that units share. */
  public boolean isPeak() {
    return this == PEAK_HEAP || this == PEAK_RSS || this == THREADS;
  }

  /**
   * The cost in its unit.
   *
   * @param before the start of an iteration
   * @param after its end
   * @param units that were done in between
   */
  public Amount of(Usage before, Usage after, long units) {
    Amount amount = after.amount(this);
    return isPeak() ? amount.times(scale) : amount.minus(before.amount(this)).times(scale / units);
  }
}
