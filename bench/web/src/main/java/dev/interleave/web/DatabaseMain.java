package dev.interleave.web;

import dev.interleave.services.Parent;
import dev.interleave.services.database.Database;
import dev.interleave.web.database.DatabaseSettings;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The process that has the database: it prints how to get in, a line {@code name=value} for each
 * system property that servers take, then an empty line, and serves until its standard input ends.
 * Exits with 2 and a sentence on standard error if there is none to be had.
 */
public final class DatabaseMain {
  private static final int WRONG = 2;

  private DatabaseMain() {}

  public static void main(String[] args) {
    PrintStream out = System.out;
    System.setOut(System.err); // What a library prints must not look like a property.
    try (Database database = Database.open()) {
      DatabaseSettings.of(database.address())
          .properties()
          .forEach((name, value) -> out.println(name + "=" + value));
      out.println();
      out.flush();
      Parent.awaitEnd();
    } catch (IllegalArgumentException | IOException failed) {
      System.err.println(failed.getMessage());
      System.exit(WRONG);
    }
    System.exit(0);
  }
}
