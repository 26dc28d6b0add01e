package dev.interleave.runner.environment;

import com.sun.management.OperatingSystemMXBean;
import dev.interleave.report.input.Run;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the machine and the software on it before the first fork. */
public final class Machine {
  private static final List<String> HYPERVISORS =
      List.of(
          "kvm",
          "qemu",
          "amazon ec2",
          "google",
          "vmware",
          "virtualbox",
          "innotek",
          "microsoft",
          "xen",
          "bochs",
          "parallels",
          "bhyve",
          "openstack",
          "alibaba",
          "digitalocean",
          "hetzner");

  private final SystemFiles files;

  public Machine(SystemFiles files) {
    this.files = files;
  }

  /**
   * Reads what there is to read, and adds what the run itself decides.
   *
   * @param jdk what {@link Jdk#describe} says
   */
  public Run.Environment describe(
      int coresUsed, String jdk, String jvmFlags, @Nullable String jmhVersion, Optional<Git> git) {
    return new Run.Environment(
        os(),
        files.line("proc/sys/kernel/osrelease").orElse(System.getProperty("os.version", "unknown")),
        System.getProperty("os.arch", "unknown"),
        cpuModel(),
        cores(),
        coresUsed,
        memory(),
        virtualMachine().orElse(null),
        new ControlGroup(files).limits().orElse(null),
        jdk,
        jvmFlags,
        jmhVersion,
        git.map(Git::commit).orElse(null),
        git.map(Git::dirty).orElse(false));
  }

  private String os() {
    return files
        .value("etc/os-release", "PRETTY_NAME")
        .map(name -> name.replace("\"", ""))
        .orElseGet(
            () ->
                System.getProperty("os.name", "unknown")
                    + " "
                    + System.getProperty("os.version", ""));
  }

  private String cpuModel() {
    return Stream.of("model name", "Model", "Hardware")
        .flatMap(name -> files.value("proc/cpuinfo", name).stream())
        .findFirst()
        .orElse("unknown");
  }

  private int cores() {
    long listed =
        files.lines("proc/cpuinfo").stream().filter(line -> line.startsWith("processor")).count();
    return listed > 0 ? (int) listed : Runtime.getRuntime().availableProcessors();
  }

  private long memory() {
    return files
        .value("proc/meminfo", "MemTotal")
        .flatMap(text -> SystemFiles.number(text.replace("kB", "")))
        .map(kilobytes -> kilobytes * 1024)
        .orElseGet(
            () ->
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                    ? bean.getTotalMemorySize()
                    : 0L);
  }

  private Optional<String> virtualMachine() {
    Optional<String> dmi =
        Stream.of("sys_vendor", "product_name")
            .flatMap(name -> files.line("sys/class/dmi/id/" + name).stream())
            .distinct()
            .reduce((vendor, product) -> vendor + " " + product);
    boolean flagged =
        files.value("proc/cpuinfo", "flags").filter(f -> f.contains("hypervisor")).isPresent();
    return files
        .line("sys/hypervisor/type")
        .or(() -> dmi.filter(name -> flagged || isHypervisor(name)))
        .or(() -> flagged ? Optional.of("unknown hypervisor") : Optional.empty());
  }

  private static boolean isHypervisor(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return HYPERVISORS.stream().anyMatch(lower::contains);
  }
}
