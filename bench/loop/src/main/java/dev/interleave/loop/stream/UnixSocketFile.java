package dev.interleave.loop.stream;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The file that a Unix-domain socket is bound to.
 *
 * @param path where it is
 * @param key tells it from one that another server has put there since; null if nothing does
 */
record UnixSocketFile(Path path, @Nullable Object key) {
  private static final int FILE_TYPE = 0170000;
  private static final int SOCKET = 0140000;

  /** Binds {@code server} to {@code path}, in place of a socket that is there; closes it if not. */
  static UnixSocketFile bind(ServerSocketChannel server, Path path, int backlog)
      throws IOException {
    try {
      if (isSocket(path)) {
        Files.delete(path);
      }
      server.bind(UnixDomainSocketAddress.of(path), backlog);
      server.configureBlocking(false);
      return new UnixSocketFile(path, fileKey(path));
    } catch (IOException failure) {
      server.close();
      BindException named =
          new BindException("Cannot listen on " + path + ": " + failure.getMessage());
      named.initCause(failure);
      throw named;
    }
  }

  private static boolean isSocket(Path path) {
    try {
      return ((int) Files.getAttribute(path, "unix:mode") & FILE_TYPE) == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return false; // Nothing there, or no Unix: binding will tell.
    }
  }

  private static @Nullable Object fileKey(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Deletes the file, unless it is another server's by now or gone. */
  void delete() {
    try {
      if (key != null && key.equals(fileKey(path))) {
        Files.delete(path);
      }
    } catch (IOException gone) {
      // Somebody was quicker.
    }
  }
}
