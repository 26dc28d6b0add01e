package dev.interleave.suites.model;

import dev.interleave.suites.cost.Amount;
import dev.interleave.suites.cost.Cost;
import dev.interleave.suites.cost.ProcessMeter;
import dev.interleave.suites.cost.Usage;
import dev.interleave.suites.workload.Lateness;
import dev.interleave.suites.workload.Waits;
import dev.interleave.suites.workload.Workload;
import dev.interleave.suites.workload.Workloads;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/**
 * A process of a {@link ProcessPool}: does what it reads until its standard input ends. It runs the
 * units of a range one after the other and writes their answers, or writes what it has used.
 */
final class WorkerProcess {
  /** Written once, when the workload is there. */
  static final int READY = '!';

  /** Asks for units: a seed, the first and the one after the last follow. */
  static final int RUN = 'r';

  /** Asks for what this process has used. */
  static final int USAGE = 'u';

  /** The same, and its peaks begin anew. */
  static final int RESTART_USAGE = 'U';

  private WorkerProcess() {}

  /** Takes the specification of the workload, and the units of the largest batch. */
  public static void main(String[] args) throws Exception {
    Waits waits = BlockingWaits.WITHOUT_PARTS;
    var meter = new ProcessMeter(1);
    var requests =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err); // Whatever a workload prints must not look like an answer.
    try (Workload workload = Workloads.create(args[0])) {
      workload.open(Integer.parseInt(args[1]));
      answers.write(READY);
      answers.flush();
      while (true) {
        int request = requests.readByte();
        switch (request) {
          case RUN -> {
            long seed = requests.readLong();
            int from = requests.readInt();
            int to = requests.readInt();
            for (int unit = from; unit < to; unit++) {
              answers.writeLong(workload.run(unit, seed, waits));
            }
          }
          case USAGE -> usage(meter.read(), workload).write(answers);
          case RESTART_USAGE -> usage(meter.restart(), workload).write(answers);
          default -> throw new IllegalStateException("unknown request " + request);
        }
        answers.flush();
      }
    } catch (EOFException noMore) {
      // The process that asked has closed the pipe, or is gone.
      return;
    }
  }

  private static Usage usage(Usage process, Workload workload) {
    return process
        .with(Cost.WAKE_UP_DELAY, Amount.of(workload.lateness().map(Lateness::sum).orElse(0.0)))
        .with(Cost.SERVER_CPU, Amount.of(0));
  }
}
