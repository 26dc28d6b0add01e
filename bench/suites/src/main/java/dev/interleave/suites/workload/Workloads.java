package dev.interleave.suites.workload;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The workloads on the class path. */
public final class Workloads {
  private Workloads() {}

  /**
   * Makes a workload from its specification, {@code id} or {@code id:name=value;name=value}.
   *
   * @throws IllegalArgumentException for an unknown id or parameter; the message lists what there
   *     is
   */
  public static Workload create(String specification) {
    int colon = specification.indexOf(':');
    String id = colon < 0 ? specification : specification.substring(0, colon);
    Map<String, WorkloadFactory> factories = factories();
    WorkloadFactory factory = factories.get(id);
    if (factory == null) {
      throw new IllegalArgumentException(
          "unknown workload '%s'; there are %s"
              .formatted(id, String.join(", ", factories.keySet())));
    }
    try {
      return factory.create(
          colon < 0 ? Parameters.NONE : Parameters.parse(specification.substring(colon + 1)));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "workload '%s': %s".formatted(specification, wrong.getMessage()), wrong);
    }
  }

  private static Map<String, WorkloadFactory> factories() {
    var factories = new TreeMap<String, WorkloadFactory>();
    for (WorkloadFactory factory : ServiceLoader.load(WorkloadFactory.class)) {
      if (factories.put(factory.id(), factory) != null) {
        throw new IllegalStateException("two workloads are called '%s'".formatted(factory.id()));
      }
    }
    return factories;
  }
}
