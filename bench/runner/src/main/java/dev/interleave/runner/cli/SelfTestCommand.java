package dev.interleave.runner.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code interleave selftest}: what shows how far verdicts can be trusted. */
@Command(
    name = "selftest",
    description = "Shows how far verdicts can be trusted.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StatisticsCommand.class, RecordCommand.class})
final class SelfTestCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandLine line = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    throw new CommandLine.ParameterException(
        line, "Missing required subcommand: statistics, record or live");
  }
}
