package dev.interleave.runner.cli;

import dev.interleave.report.accept.AcceptanceFile;
import dev.interleave.report.accept.Acceptances;
import dev.interleave.report.compare.Settings;
import dev.interleave.runner.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of commands that come to verdicts: what counts as a change, and what fails a build. */
final class VerdictOptions {
  /** Where acceptances are kept unless told otherwise, relative to the working folder. */
  static final String ACCEPTED = "results/accepted.csv";

  @Option(
      names = "--margin",
      defaultValue = "3%",
      paramLabel = "PERCENT",
      converter = PercentConverter.class,
      description =
          "A benchmark whose change is surely below this is called the same (default:"
              + " ${DEFAULT-VALUE}).")
  private double margin;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      split = ",",
      defaultValue = "slower,could-not-measure",
      description =
          "For which verdicts to end with an exit code of their own: slower, undecided,"
              + " could-not-measure, or none (default: ${DEFAULT-VALUE}).")
  private List<String> failOn = List.of();

  @Option(
      names = "--accepted",
      paramLabel = "CSV",
      description =
          "Slowdowns that are no reason to fail, as \"interleave accept\" records them (default: "
              + ACCEPTED
              + ", if it is there).")
  private @Nullable Path accepted;

  /**
   * Up to which a change counts as none, as a fraction.
   *
   * @throws Problem if forks can't show it
   */
  double margin() {
    if (margin <= Settings.DEFAULT.least() / 10) {
      throw Problem.usage(
          "--margin=%s%% is too small to be shown by any number of forks: allowed is 0.05%% and more."
              .formatted(100 * margin));
    }
    return margin;
  }

  /**
   * What fails a build.
   *
   * @throws Problem if a word is not possible
   */
  Set<Finding> failing() {
    return Finding.parse(failOn);
  }

  /** To be read before anything is measured, so that a damaged file costs no time. */
  Acceptances acceptances() {
    if (accepted != null) {
      return AcceptanceFile.read(accepted);
    }
    Path usual = Path.of(ACCEPTED);
    return Files.exists(usual) ? AcceptanceFile.read(usual) : Acceptances.NONE;
  }

  /** A percentage, with or without its sign, as a fraction. */
  static final class PercentConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double percent =
            Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        if (percent > 0 && percent < 100) {
          return percent / 100;
        }
      } catch (NumberFormatException e) {
        // Told below, like any other value that is not possible.
      }
      throw new TypeConversionException(
          "'%s' is not a percentage above 0 and below 100, such as 3%% or 0.5".formatted(text));
    }
  }
}
