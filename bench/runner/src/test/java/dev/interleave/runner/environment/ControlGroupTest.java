package dev.interleave.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {
  @TempDir private Path temp;

  private ControlGroup group() {
    return new ControlGroup(new SystemFiles(temp));
  }

  @Test
  void versionTwo() {
    new FakeSystem(temp)
        .with("proc/self/cgroup", "0::/a/b\n")
        .with("sys/fs/cgroup/a/b/cpu.max", "150000 100000\n")
        .with("sys/fs/cgroup/a/b/memory.max", "max\n")
        .with("sys/fs/cgroup/a/memory.max", "4294967296\n");
    assertThat(group().limits()).hasValue("1.5 CPUs, 4.0 GiB memory");
  }

  @Test
  void versionOne() {
    new FakeSystem(temp)
        .with("proc/self/cgroup", "4:memory:/docker/1\n3:cpu,cpuacct:/docker/1\n0::/\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "200000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.stat", "nr_periods 1\nthrottled_time 1500000000\n")
        .with("sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", "536870912\n");
    assertThat(group().limits()).hasValue("2.0 CPUs, 0.5 GiB memory");
    assertThat(group().throttledSeconds()).hasValue(1.5);
  }

  @Test
  void noLimitsAreNone() {
    new FakeSystem(temp)
        .with("proc/self/cgroup", "4:memory:/\n1:cpu:/\n0::/\n")
        .with("sys/fs/cgroup/cpu.max", "max 100000\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    assertThat(group().limits()).isEmpty();
  }

  @Test
  void noControlGroupsAreNone() {
    assertThat(group().limits()).isEmpty();
    assertThat(group().throttledSeconds()).isEmpty();
  }
}
