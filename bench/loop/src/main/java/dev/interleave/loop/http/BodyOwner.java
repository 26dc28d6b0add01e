package dev.interleave.loop.http;

import java.io.IOException;

/** Who gets a body over a connection, and is told how the reading of it went. */
interface BodyOwner {

  /** Called before the first await for a body. */
  default void beforeBody() throws IOException {}

  /** Called once, when all of the body was read. */
  default void bodyEnded() {}

  /** Called when reading the body fails, or is cancelled. */
  default void bodyBroken() {}

  /** What to throw for {@code failure}. */
  IOException explained(IOException failure);
}
