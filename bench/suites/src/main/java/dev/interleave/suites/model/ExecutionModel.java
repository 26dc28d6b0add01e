package dev.interleave.suites.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Every execution model. A model is added here, as one constant with the factory that opens it. */
public enum ExecutionModel {
  /** One unit after the other on the calling thread: the reference. */
  SEQUENTIAL("reference", Overlap.NONE, cores -> new Sequential()),

  /** A task per unit on one event loop. */
  ASYNC_LOOP("loop", Overlap.ALL, cores -> new AsyncLoop()),

  /** Platform threads, as many as cores. */
  FIXED_POOL(
      "threads",
      Overlap.CORES,
      cores -> new PerUnitExecutor(Executors.newFixedThreadPool(cores), cores)),

  /** A virtual thread per unit (JEP 444). */
  VIRTUAL_THREADS(
      "virtual",
      Overlap.ALL,
      cores -> new PerUnitExecutor(Executors.newVirtualThreadPerTaskExecutor(), cores)),

  /** A ForkJoin pool of the size of the cores; a batch is halved down to single units. */
  FORK_JOIN("parallel", Overlap.CORES, ForkJoin::new);

  private enum Overlap {
    NONE,
    CORES,
    ALL
  }

  @FunctionalInterface
  private interface Factory {
    Model open(int cores);
  }

  private final String family;
  private final Overlap overlap;

  @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
  private final Factory factory;

  ExecutionModel(String family, Overlap overlap, Factory factory) {
    this.family = family;
    this.overlap = overlap;
    this.factory = factory;
  }

  /** The model's name in parameters and in print, such as {@code async-loop}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Models that have much in common share a family. */
  public String family() {
    return family;
  }

  /** Opens the model on as many cores as the JVM may use. */
  public Model open() {
    return factory.open(Runtime.getRuntime().availableProcessors());
  }

  /** How many waits of a batch can be under way at once, given so many cores. */
  public int overlappingWaits(int units, int cores) {
    return switch (overlap) {
      case NONE -> 1;
      case CORES -> Math.min(units, cores);
      case ALL -> units;
    };
  }

  /** How many units of a batch can compute at once, given so many cores. */
  public int overlappingComputations(int units, int cores) {
    return this == SEQUENTIAL || this == ASYNC_LOOP ? 1 : Math.min(units, cores);
  }

  /**
   * The model of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static ExecutionModel of(String id) {
    return Arrays.stream(values())
        .filter(model -> model.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown model '%s'; there are %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(ExecutionModel::id)
                                .collect(Collectors.joining(", ")))));
  }
}
