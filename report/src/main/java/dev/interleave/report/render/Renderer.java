package dev.interleave.report.render;

import java.util.List;

/** Turns findings into files' content. Computes no statistics and does no I/O. */
public interface Renderer {
  /** The files, in any order. */
  List<Output> outputs();
}
