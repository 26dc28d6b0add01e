package dev.interleave.web.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes and ends what Vert.x runs on. */
public final class VertxInstances {
  private static final int SECONDS_TO_CLOSE = 5;

  private VertxInstances() {}

  /**
   * A Vert.x with so many event loops. It has no cache of files, which nobody reads here, and does
   * not watch for event loops that are blocked: they compute in place, on purpose.
   */
  public static Vertx start(int eventLoops) {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(eventLoops)
            .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
            .setBlockedThreadCheckInterval(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  /** Ends it, with all that runs on it. */
  public static void close(Vertx vertx) {
    try {
      await(vertx.close(), SECONDS_TO_CLOSE);
    } catch (IOException failed) {
      System.getLogger(VertxInstances.class.getName())
          .log(System.Logger.Level.WARNING, "Vert.x did not end as it should", failed);
    }
  }

  /**
   * Blocks this thread, which must be none of Vert.x's, until the future has a result.
   *
   * @throws IOException if it fails, or takes longer
   */
  public static <T extends @Nullable Object> T await(Future<T> future, int seconds)
      throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (TimeoutException late) {
      throw new IOException("no answer within %d s".formatted(seconds), late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
