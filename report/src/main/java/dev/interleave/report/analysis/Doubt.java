package dev.interleave.report.analysis;

import dev.interleave.report.stats.Clusters;
import dev.interleave.report.stats.Interval;
import dev.interleave.report.text.Digits;
import java.util.List;

/** A reason not to trust the numbers, with advice. Plain text, sentences. */
public sealed interface Doubt {
  /** What was seen, with the numbers. */
  String message();

  /** What to do about it. */
  String advice();

  /** Forks that failed, crashed or were killed, for one reason. */
  record BadForks(int forks, String reason, List<String> cells) implements Doubt {
    @Override
    public String message() {
      return "%s gave no result (%s): %s."
          .formatted(Digits.count(forks, "fork"), Labels.some(cells), reason);
    }

    @Override
    public String advice() {
      return "Read their logs; what is left of these cells may be the lucky part.";
    }
  }

  /** A value beyond what is possible. */
  record AboveLimit(String cell, Interval share) implements Doubt {
    @Override
    public String message() {
      return "%s reaches %s of its limit.".formatted(cell, Digits.percent(share));
    }

    @Override
    public String advice() {
      return "Nothing can: check that it does all of its work, and that the lone cell that the limit"
          + " is made of was measured well.";
    }
  }

  /** Forks that still got faster or slower when they ended. */
  record NotSteady(int forks, int of, List<String> cells) implements Doubt {
    @Override
    public String message() {
      return "%d of %s never got steady: %s."
          .formatted(forks, Digits.count(of, "fork"), Labels.some(cells));
    }

    @Override
    public String advice() {
      return "Give them more warm-up iterations; their values describe a moment, not a speed.";
    }
  }

  /** Forks that fall into two groups. */
  record TwoClusters(String cell, String unit, Clusters clusters) implements Doubt {
    @Override
    public String message() {
      return "The forks of %s fall into two groups: %d near %s and %d near %s %s."
          .formatted(
              cell,
              clusters.lowForks(),
              Digits.number(clusters.low()),
              clusters.highForks(),
              Digits.number(clusters.high()),
              unit);
    }

    @Override
    public String advice() {
      return "The mean describes neither: look at what differs from JVM to JVM (compilation, memory"
          + " layout), and run more forks.";
    }
  }

  /** Cells without an interval. */
  record TooFewForks(int cells, int of) implements Doubt {
    @Override
    public String message() {
      return "%d of %s have fewer than %d forks and so no interval."
          .formatted(cells, Digits.count(of, "measured cell"), Interval.MIN_FORKS);
    }

    @Override
    public String advice() {
      return "Run each in %d forks or more (-f %d): iterations of one fork are not independent."
          .formatted(5, 5);
    }
  }

  /** One cell from several different JVMs. */
  record MixedJvms(List<String> cells) implements Doubt {
    @Override
    public String message() {
      return "Forks of different JVMs or flags were taken together: %s."
          .formatted(Labels.some(cells));
    }

    @Override
    public String advice() {
      return "Report on each JVM by itself, unless they are meant to be one.";
    }
  }

  /** One report from several machines. */
  record MixedMachines(List<String> machines) implements Doubt {
    @Override
    public String message() {
      return "The inputs are of different machines: %s.".formatted(Labels.some(machines));
    }

    @Override
    public String advice() {
      return "Compare only what was measured on one machine, in one run.";
    }
  }

  /** Forks that the control group held back. */
  record Throttled(int forks, double seconds) implements Doubt {
    @Override
    public String message() {
      return "%s had to wait for the container's CPU limit, %s s in all."
          .formatted(Digits.count(forks, "fork"), Digits.number(seconds));
    }

    @Override
    public String advice() {
      return "Raise or remove the CPU limit; give whole processors.";
    }
  }

  /** Others at work on the machine. */
  record BusyMachine(double load, double pressure, int cores) implements Doubt {
    @Override
    public String message() {
      return "The machine was busy: in half of the forks load was %s or more on %s, and tasks waited for a processor %s of the time or more."
          .formatted(Digits.number(load), Digits.count(cores, "core"), Digits.percent(pressure));
    }

    @Override
    public String advice() {
      return "Stop other programs. (The benchmark's own threads count as well: a pool far larger"
          + " than the machine looks like this too.)";
    }
  }

  /** Time that the hypervisor gave to others. */
  record Stolen(int forks, double worst) implements Doubt {
    @Override
    public String message() {
      return "The hypervisor took processor time away from %s, up to %s."
          .formatted(Digits.count(forks, "fork"), Digits.percent(worst));
    }

    @Override
    public String advice() {
      return "Run again at another time or on a machine of your own.";
    }
  }

  /** A machine that is shared by nature. */
  record VirtualMachine(String hypervisor) implements Doubt {
    @Override
    public String message() {
      return "Measured on a virtual machine (%s).".formatted(hypervisor);
    }

    @Override
    public String advice() {
      return "Trust comparisons within this run more than absolute numbers; repeat on bare metal.";
    }
  }

  /** Cells that are not quite what their name says, for example a shrunk batch. */
  record Noted(String note, List<String> cells) implements Doubt {
    @Override
    public String message() {
      return "%s: %s.".formatted(Labels.some(cells), note);
    }

    @Override
    public String advice() {
      return "Keep it in mind when comparing these with others.";
    }
  }

  /** Cells left out for time. */
  record Dropped(String reason, List<String> cells) implements Doubt {
    @Override
    public String message() {
      return "%s left out (%s): %s."
          .formatted(Digits.count(cells.size(), "cell"), reason, Labels.some(cells));
    }

    @Override
    public String advice() {
      return "Allow a larger budget, or select fewer cells.";
    }
  }
}
