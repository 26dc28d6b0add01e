package dev.interleave.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interleave.report.input.Run;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir private Path temp;

  private Run.Environment describe() {
    return new Machine(new SystemFiles(temp))
        .describe(1, "JDK", "-Xmx1g", "1.37", Optional.of(new Git("abc", true)));
  }

  @Test
  void readsWhatLinuxTells() {
    new FakeSystem(temp)
        .with("etc/os-release", "NAME=x\nPRETTY_NAME=\"Debian 12\"\n")
        .with("proc/sys/kernel/osrelease", "6.1.0\n")
        .with(
            "proc/cpuinfo",
            "processor\t: 0\nmodel name\t: AMD EPYC\nflags\t\t: fpu hypervisor sse\nprocessor\t: 1\n")
        .with("proc/meminfo", "MemTotal:       1024 kB\n")
        .with("sys/class/dmi/id/sys_vendor", "Amazon EC2\n")
        .with("sys/class/dmi/id/product_name", "m7i.large\n");
    Run.Environment environment = describe();
    assertThat(environment.os()).isEqualTo("Debian 12");
    assertThat(environment.kernel()).isEqualTo("6.1.0");
    assertThat(environment.cpuModel()).isEqualTo("AMD EPYC");
    assertThat(environment.cores()).isEqualTo(2);
    assertThat(environment.coresUsed()).isEqualTo(1);
    assertThat(environment.memoryBytes()).isEqualTo(1 << 20);
    assertThat(environment.virtualMachine()).isEqualTo("Amazon EC2 m7i.large");
    assertThat(environment.gitCommit()).isEqualTo("abc");
    assertThat(environment.gitDirty()).isTrue();
  }

  @Test
  void aRealMachineIsNoVirtualOne() {
    new FakeSystem(temp)
        .with("proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu sse\n")
        .with("sys/class/dmi/id/sys_vendor", "LENOVO\n");
    assertThat(describe().virtualMachine()).isNull();
  }

  @Test
  void aFlagWithoutANameIsUnknown() {
    new FakeSystem(temp).with("proc/cpuinfo", "flags\t\t: hypervisor\n");
    assertThat(describe().virtualMachine()).isEqualTo("unknown hypervisor");
  }

  @Test
  void worksWithLessOnOtherSystems() {
    Run.Environment environment = describe();
    assertThat(environment.cpuModel()).isEqualTo("unknown");
    assertThat(environment.cores()).isPositive();
    assertThat(environment.memoryBytes()).isPositive();
    assertThat(environment.containerLimits()).isNull();
  }
}
