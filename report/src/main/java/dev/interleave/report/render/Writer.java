package dev.interleave.report.render;

import dev.interleave.report.io.AtomicFiles;
import dev.interleave.report.io.OutputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes every format. All is rendered before the first byte is written. */
public final class Writer {
  private Writer() {}

  /**
   * Writes into a folder, which is made where missing.
   *
   * @throws OutputException where a file can't be written; each file is whole or as before
   */
  public static void write(Material material, Path folder) {
    List<Output> outputs = new ArrayList<>();
    for (Format format : Format.values()) {
      outputs.addAll(format.of(material).outputs());
    }
    outputs.forEach(output -> AtomicFiles.write(folder.resolve(output.path()), output.content()));
  }
}
