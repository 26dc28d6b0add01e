package dev.interleave.suites.model;

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
 * A process of a {@link ProcessPool}: reads a seed and a range of units, runs them one after the
 * other, writes their answers, until its standard input ends.
 */
final class WorkerProcess {
  /** Written once, when the workload is there. */
  static final int READY = '!';

  private WorkerProcess() {}

  /** Takes the specification of the workload, and the units of the largest batch. */
  public static void main(String[] args) throws Exception {
    Waits waits = BlockingWaits.WITHOUT_PARTS;
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
        long seed = requests.readLong();
        int from = requests.readInt();
        int to = requests.readInt();
        for (int unit = from; unit < to; unit++) {
          answers.writeLong(workload.run(unit, seed, waits));
        }
        answers.flush();
      }
    } catch (EOFException noMore) {
      // The process that asked has closed the pipe, or is gone.
      return;
    }
  }
}
