package dev.interleave.runner.cli;

import java.util.Objects;
import picocli.CommandLine;

/** Interleave's version, from the jar's manifest. */
final class Version implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"interleave " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
