package dev.interleave.runner.fork;

import dev.interleave.report.input.CellKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command lines of a JMH jar.
 *
 * @param prefix what comes before java, such as a processor pinning; may be empty
 * @param java the java command
 * @param jar the benchmark jar
 */
public record JmhCommand(List<String> prefix, Path java, Path jar) {
  private static final Pattern SPECIAL = Pattern.compile("[^\\w]");

  public JmhCommand {
    prefix = List.copyOf(prefix);
  }

  /** Measures one cell in one fork, with the iterations that the jar itself asks for. */
  public List<String> measure(CellKey cell, Path result) {
    List<String> command = start("-jar", jar.toString());
    command.add("^" + SPECIAL.matcher(cell.benchmark()).replaceAll("\\\\$0") + "$");
    cell.params().forEach((name, value) -> command.addAll(List.of("-p", name + "=" + value)));
    command.addAll(List.of("-f", "1", "-foe", "true", "-prof", "gc"));
    command.addAll(List.of("-rf", "json", "-rff", result.toString()));
    return List.copyOf(command);
  }

  /** Lists benchmarks and their parameters. */
  public List<String> list() {
    return List.copyOf(start("-jar", jar.toString(), "-lp"));
  }

  /** Runs another program of the jar. */
  public List<String> main(String mainClass) {
    return List.copyOf(start("-cp", jar.toString(), mainClass));
  }

  private List<String> start(String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(java.toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Why JMH's command line can't ask for this cell, if so. */
  public static Optional<String> impossible(CellKey cell) {
    return cell.params().entrySet().stream()
        .filter(param -> param.getValue().contains(","))
        .map(
            param ->
                "JMH's command line splits values at commas, so %s=%s can't be asked for"
                    .formatted(param.getKey(), param.getValue()))
        .findFirst();
  }
}
