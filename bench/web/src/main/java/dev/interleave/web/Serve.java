package dev.interleave.web;

import dev.interleave.services.Parent;
import dev.interleave.web.database.DatabaseSettings;
import dev.interleave.web.server.Setup;
import dev.interleave.web.server.WebServer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the application by one of the servers: prints the port, once it listens there on the
 * loopback interface, and ends when its standard input does. Exits with 2 and a sentence on
 * standard error if it can't serve.
 */
public final class Serve {
  private static final int WRONG = 2;

  private Serve() {}

  /** Takes the id of a server, and options: see {@link ServeArguments#USAGE}. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    System.setOut(System.err); // What a library prints must not look like the port.
    Logger.getLogger("").setLevel(Level.WARNING);
    try {
      ServeArguments arguments = ServeArguments.of(args);
      @Nullable DatabaseSettings database =
          DatabaseSettings.of(System.getProperties(), System.getenv()).orElse(null);
      WebServer server =
          arguments
              .kind()
              .start(
                  new Setup(
                      arguments.port(), arguments.threads(), arguments.connections(), database));
      out.println(server.port());
      out.flush();
    } catch (IllegalArgumentException | IOException failed) {
      System.err.println(failed.getMessage());
      System.exit(WRONG);
    }
    Parent.awaitEnd();
    System.exit(0); // Not closed first: what the server still does is of no use to anybody.
  }
}
