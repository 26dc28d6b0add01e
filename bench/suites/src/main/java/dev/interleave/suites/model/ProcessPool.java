package dev.interleave.suites.model;

import dev.interleave.suites.cost.Usage;
import dev.interleave.suites.model.ExecutionModel.Opening;
import dev.interleave.suites.workload.Calibration;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Worker processes, kept from batch to batch, that make the same workload for themselves. A thread
 * of this process for each hands it ranges of units over its standard input and reads the answers:
 * what Python calls multiprocessing.
 *
 * <p>A worker ends when its standard input does, so none outlives this process, however it ends.
 */
final class ProcessPool implements Model {
  /** Ranges of a batch per worker: a few, so that none waits long for the last. */
  private static final int RANGES_PER_WORKER = 4;

  private final List<Worker> workers;
  private final ExecutorService feeders;
  private final int largest;

  private ProcessPool(List<Worker> workers, int largest) {
    this.workers = workers;
    this.feeders = PlatformThreads.pool(workers.size());
    this.largest = largest;
  }

  static ProcessPool start(Opening opening) throws IOException {
    var workers = new ArrayList<Worker>();
    try {
      for (int core = 0; core < opening.cores(); core++) {
        workers.add(Worker.start(opening));
      }
      for (Worker worker : workers) {
        worker.awaitReady(opening.specification());
      }
    } catch (IOException failed) {
      workers.forEach(Worker::close);
      throw failed;
    }
    return new ProcessPool(List.copyOf(workers), opening.units());
  }

  @Override
  public void run(Batch batch) throws Exception {
    int range = range(batch.units());
    var next = new AtomicInteger();
    var completion = new Completion(workers.size());
    for (Worker worker : workers) {
      feeders.execute(() -> completion.run(() -> feed(worker, batch, range, next)));
    }
    completion.await();
  }

  private static void feed(Worker worker, Batch batch, int range, AtomicInteger next)
      throws IOException {
    for (int from = next.getAndAdd(range); from < batch.units(); from = next.getAndAdd(range)) {
      worker.run(batch, from, Math.min(from + range, batch.units()));
    }
  }

  private int range(int units) {
    return Math.max(1, units / (RANGES_PER_WORKER * workers.size()));
  }

  @Override
  public int effectiveWorkers() {
    return workers.size();
  }

  @Override
  public List<ProcessHandle> children() {
    return workers.stream().map(worker -> worker.process.toHandle()).toList();
  }

  @Override
  public List<Usage> childrenUsage(boolean restart) throws IOException {
    var usage = new ArrayList<Usage>();
    for (Worker worker : workers) {
      usage.add(worker.usage(restart));
    }
    return usage;
  }

  @Override
  public Map<String, String> notes() {
    return Map.of("chunk", range(largest) + " units");
  }

  @Override
  public void close() {
    feeders.close();
    workers.forEach(Worker::close);
  }

  /** One process, and the pipes to it. */
  private static final class Worker {
    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private Worker(Process process) {
      this.process = process;
      this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
      this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static Worker start(Opening opening) throws IOException {
      return new Worker(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "--enable-native-access=ALL-UNNAMED",
                  "-D" + Calibration.PROPERTY + "=" + Calibration.stepsPerMillisecond(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerProcess.class.getName(),
                  opening.specification(),
                  Integer.toString(opening.units()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }

    void awaitReady(String specification) throws IOException {
      if (answers.read() != WorkerProcess.READY) {
        throw new IOException("a worker process for '%s' did not start".formatted(specification));
      }
    }

    void run(Batch batch, int from, int to) throws IOException {
      try {
        requests.writeByte(WorkerProcess.RUN);
        requests.writeLong(batch.seed());
        requests.writeInt(from);
        requests.writeInt(to);
        requests.flush();
        for (int unit = from; unit < to; unit++) {
          batch.put(unit, answers.readLong());
        }
      } catch (IOException broken) {
        throw new IOException(
            "worker process %d ended before it answered for units %d to %d; what it printed says why"
                .formatted(process.pid(), from, to - 1),
            broken);
      }
    }

    Usage usage(boolean restart) throws IOException {
      requests.writeByte(restart ? WorkerProcess.RESTART_USAGE : WorkerProcess.USAGE);
      requests.flush();
      return Usage.read(answers);
    }

    void close() {
      try (requests;
          answers) {
        requests.close();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (IOException alreadyGone) {
        process.destroyForcibly();
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
