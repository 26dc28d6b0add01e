package dev.interleave.suites.workload;

/** Makes the workloads of one id; registered with {@link java.util.ServiceLoader}. */
public interface WorkloadFactory {
  /** The workload's name, in lower case with hyphens. */
  String id();

  /**
   * Makes the workload.
   *
   * @throws IllegalArgumentException for a parameter that is unknown or has no sensible value; the
   *     message says what is allowed
   */
  Workload create(Parameters parameters);
}
