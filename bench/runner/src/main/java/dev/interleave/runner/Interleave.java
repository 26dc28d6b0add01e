package dev.interleave.runner;

/** The command line. */
public final class Interleave {
  private Interleave() {}

  public static void main(String[] args) {
    System.out.println(String.join(" ", args));
  }
}
