package dev.interleave.runner.load;

/** Why a server can't be measured under a request, for readers; the others go on. */
final class CellFailure extends Exception {
  private static final long serialVersionUID = 1L;

  CellFailure(String message) {
    super(message);
  }
}
