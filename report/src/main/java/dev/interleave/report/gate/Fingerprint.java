package dev.interleave.report.gate;

import dev.interleave.report.input.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two runs must have in common for their scores to be compared as they are.
 *
 * @param cpuModel as the kernel names it
 * @param cores of the machine
 * @param coresUsed by the forks
 * @param memoryGib in whole GiB, because kernels keep some for themselves
 * @param virtualMachine the hypervisor, or null
 * @param containerLimits of the control group, or null
 * @param jdk vendor and version that ran the forks
 * @param jvmFlags added to every fork
 */
public record Fingerprint(
    String cpuModel,
    int cores,
    int coresUsed,
    long memoryGib,
    String os,
    String kernel,
    String arch,
    @Nullable String virtualMachine,
    @Nullable String containerLimits,
    String jdk,
    String jvmFlags) {
  private static final double GIB = 1L << 30;

  static Fingerprint of(Run.Environment environment) {
    return new Fingerprint(
        environment.cpuModel(),
        environment.cores(),
        environment.coresUsed(),
        Math.round(environment.memoryBytes() / GIB),
        environment.os(),
        environment.kernel(),
        environment.arch(),
        environment.virtualMachine(),
        environment.containerLimits(),
        environment.jdk(),
        environment.jvmFlags());
  }

  /** What differs, for people to read: {@code JDK: 25.0.2 here, 25.0.1 in the baseline}. */
  List<String> differences(Fingerprint baseline) {
    List<String> differences = new ArrayList<>();
    differ(differences, "processor", cpuModel, baseline.cpuModel);
    differ(differences, "cores", cores, baseline.cores);
    differ(differences, "cores used", coresUsed, baseline.coresUsed);
    differ(differences, "memory in GiB", memoryGib, baseline.memoryGib);
    differ(differences, "system", os, baseline.os);
    differ(differences, "kernel", kernel, baseline.kernel);
    differ(differences, "architecture", arch, baseline.arch);
    differ(differences, "virtual machine", virtualMachine, baseline.virtualMachine);
    differ(differences, "container limits", containerLimits, baseline.containerLimits);
    differ(differences, "JDK", jdk, baseline.jdk);
    differ(differences, "JVM flags", jvmFlags, baseline.jvmFlags);
    return List.copyOf(differences);
  }

  private static void differ(
      List<String> differences, String name, @Nullable Object here, @Nullable Object there) {
    if (!Objects.equals(here, there)) {
      differences.add("%s: %s here, %s in the baseline".formatted(name, text(here), text(there)));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null || value.toString().isBlank() ? "none" : value.toString();
  }
}
