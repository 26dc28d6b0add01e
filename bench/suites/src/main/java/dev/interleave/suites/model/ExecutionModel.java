package dev.interleave.suites.model;

import dev.interleave.suites.workload.Workload;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Every execution model. A model is added here, as one constant with the factory that opens it. */
public enum ExecutionModel {
  /** One unit after the other on the calling thread: the reference. */
  SEQUENTIAL("sequential", "reference", Overlap.NONE, Overlap.NONE, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      return new Sequential();
    }
  },

  /** A task per unit on one event loop. */
  ASYNC_LOOP("async-loop", "loop", Overlap.ALL, Overlap.NONE, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      return new AsyncLoop();
    }
  },

  /** An event loop per core, and a task per unit on one of them. */
  ASYNC_LOOPS("async-loops", "loop", Overlap.ALL, Overlap.CORES, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      return new AsyncLoops(opening.cores());
    }
  },

  /** A task per unit on one event loop, which has computation done by a pool. */
  ASYNC_LOOP_EXECUTOR("async-loop+executor", "loop", Overlap.ALL, Overlap.CORES, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      return Offloading.fromLoop(opening.cores());
    }
  },

  /** Platform threads, as many as cores. */
  FIXED_POOL("fixed-pool", "threads", Overlap.CORES, Overlap.CORES, Nesting.BLOCKS) {
    @Override
    Model open(Opening opening) {
      return new PerUnitExecutor(
          PlatformThreads.pool(opening.cores()), opening.cores(), BlockingWaits.WITHOUT_PARTS);
    }
  },

  /** Platform threads, as many as units, but no more than {@link SizedPool#MOST_THREADS}. */
  SIZED_POOL("sized-pool", "threads", Overlap.SIZED, Overlap.CORES, Nesting.BLOCKS) {
    @Override
    Model open(Opening opening) {
      return SizedPool.open(opening);
    }
  },

  /** Platform threads that are kept for the next unit; a new one whenever none is free. */
  CACHED_POOL("cached-pool", "threads", Overlap.ALL, Overlap.CORES, Nesting.THREADS) {
    @Override
    Model open(Opening opening) {
      var pool = Executors.newCachedThreadPool(PlatformThreads.FACTORY);
      return new PerUnitExecutor(pool, opening.cores(), new BlockingWaits(Spawn.on(pool)));
    }
  },

  /** A platform thread per unit. */
  THREAD_PER_UNIT("thread-per-unit", "threads", Overlap.ALL, Overlap.CORES, Nesting.THREADS) {
    @Override
    Model open(Opening opening) {
      var threads = Executors.newThreadPerTaskExecutor(PlatformThreads.FACTORY);
      return new PerUnitExecutor(threads, opening.cores(), new BlockingWaits(Spawn.on(threads)));
    }
  },

  /** A virtual thread per unit (JEP 444). */
  VIRTUAL_THREADS("virtual-threads", "virtual", Overlap.ALL, Overlap.CORES, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      var threads = Executors.newVirtualThreadPerTaskExecutor();
      return new PerUnitExecutor(threads, opening.cores(), new BlockingWaits(Spawn.on(threads)));
    }
  },

  /** A virtual thread per unit, which has computation done by a pool. */
  VIRTUAL_THREADS_POOL("virtual-threads+pool", "virtual", Overlap.ALL, Overlap.CORES, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      return Offloading.fromVirtualThreads(opening.cores());
    }
  },

  /** A virtual thread per unit in a scope per batch (JEP 505, a preview). */
  STRUCTURED("structured", "virtual", Overlap.ALL, Overlap.CORES, Nesting.YES) {
    @Override
    Model open(Opening opening) {
      return new StructuredScope(opening.cores());
    }
  },

  /** A ForkJoin pool of the size of the cores; a batch is halved down to single units. */
  FORK_JOIN("fork-join", "parallel", Overlap.CORES, Overlap.CORES, Nesting.HELPS) {
    @Override
    Model open(Opening opening) {
      return new ForkJoin(opening.cores(), new BlockingWaits(Spawn::forked));
    }
  },

  /** The same, with waits of which the pool is told, so that it may add threads. */
  FORK_JOIN_BLOCKER(
      "fork-join+blocker", "parallel", Overlap.BLOCKER, Overlap.CORES, Nesting.HELPS) {
    @Override
    Model open(Opening opening) {
      return new ForkJoin(opening.cores(), new ManagedWaits(new BlockingWaits(Spawn::forked)));
    }
  },

  /** A parallel stream, on the common pool and the calling thread. */
  PARALLEL_STREAM("parallel-stream", "parallel", Overlap.CORES, Overlap.CORES, Nesting.HELPS) {
    @Override
    Model open(Opening opening) {
      return new ParallelStream();
    }
  },

  /** A CompletableFuture per unit on the common pool, which has a worker less than cores. */
  COMPLETABLE_FUTURE(
      "completable-future", "futures", Overlap.COMMON_POOL, Overlap.COMMON_POOL, Nesting.BLOCKS) {
    @Override
    Model open(Opening opening) {
      return CompletableFutures.onCommonPool();
    }
  },

  /** A CompletableFuture per unit on a pool of the size of the cores. */
  COMPLETABLE_FUTURE_POOL(
      "completable-future+pool", "futures", Overlap.CORES, Overlap.CORES, Nesting.BLOCKS) {
    @Override
    Model open(Opening opening) {
      return CompletableFutures.onPool(opening.cores());
    }
  },

  /** Worker processes, as many as cores, which get ranges of units over pipes. */
  PROCESS_POOL("process-pool", "processes", Overlap.CORES, Overlap.CORES, Nesting.ELSEWHERE) {
    @Override
    Model open(Opening opening) throws Exception {
      return ProcessPool.start(opening);
    }
  };

  /** How many things of one kind may be under way at once. */
  private enum Overlap {
    NONE,
    CORES,
    /** A worker less than cores, but at least one. */
    COMMON_POOL,
    SIZED,
    /** A ForkJoin pool adds up to 256 spare threads. */
    BLOCKER,
    ALL;

    int of(int units, int cores) {
      return switch (this) {
        case NONE -> 1;
        case CORES -> Math.min(units, cores);
        case COMMON_POOL -> Math.clamp(cores - 1, 1, units);
        case SIZED -> Math.min(units, SizedPool.USUALLY);
        case BLOCKER -> Math.min(units, 256 + cores);
        case ALL -> units;
      };
    }
  }

  /** Whether units may have parts. */
  private enum Nesting {
    YES,
    /** A parent that waits runs its parts meanwhile, if they do not wait themselves. */
    HELPS,
    /** Each parent and part holds a platform thread. */
    THREADS,
    BLOCKS,
    ELSEWHERE
  }

  private static final String LOOP = "loop";

  /** Platform threads that a unit's parts may hold at once. */
  private static final int MOST_PARTS = 10_000;

  private final String id;
  private final String family;
  private final Overlap waits;
  private final Overlap computations;
  private final Nesting nesting;

  ExecutionModel(String id, String family, Overlap waits, Overlap computations, Nesting nesting) {
    this.id = id;
    this.family = family;
    this.waits = waits;
    this.computations = computations;
    this.nesting = nesting;
  }

  /**
   * What a model may need to know to open.
   *
   * @param specification of the workload, for those that make it anew elsewhere
   * @param units of the largest batch
   */
  public record Opening(int cores, String specification, int units) {}

  /** The model's name in parameters and in print, such as {@code async-loop}. */
  public String id() {
    return id;
  }

  /** Models that have much in common share a family. */
  public String family() {
    return family;
  }

  abstract Model open(Opening opening) throws Exception;

  /**
   * Opens the model on as many cores as the JVM may use.
   *
   * @param specification of the workload that it will run
   * @param units of the largest batch
   */
  public Model open(String specification, int units) throws Exception {
    return open(new Opening(Runtime.getRuntime().availableProcessors(), specification, units));
  }

  /** How many waits of a batch can be under way at once, given so many cores. */
  public int overlappingWaits(int units, int cores) {
    return waits.of(units, cores);
  }

  /** How many units of a batch can compute at once, given so many cores. */
  public int overlappingComputations(int units, int cores) {
    return Math.min(computations.of(units, cores), Math.max(1, cores));
  }

  /** Why the model can't run such units, or empty if it can. */
  public Optional<String> reasonNotToRun(Workload.Profile profile) {
    if (this == PROCESS_POOL && profile.shared()) {
      return Optional.of("processes share no data");
    }
    if (this == PROCESS_POOL && profile.has(Workload.Trait.ONE_PROCESS)) {
      return Optional.of("each process would start a server of its own");
    }
    if (profile.has(Workload.Trait.LOOP_ONLY) && !family.equals(LOOP)) {
      return Optional.of("its client is of use on a loop alone");
    }
    if (profile.parts() == 1) {
      return Optional.empty();
    }
    return switch (nesting) {
      case YES -> Optional.empty();
      case HELPS ->
          profile.cpuShare() > 0
              ? Optional.empty()
              : Optional.of(
                  "a parent would block a worker while its parts wait, one after the other");
      case THREADS ->
          profile.parts() <= MOST_PARTS
              ? Optional.empty()
              : Optional.of(
                  "a unit's parts would hold %d platform threads at once"
                      .formatted(profile.parts()));
      case BLOCKS ->
          Optional.of("a parent would block a bounded pool while it waits for its parts");
      case ELSEWHERE -> Optional.of("a unit's parts would stay in its process");
    };
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
