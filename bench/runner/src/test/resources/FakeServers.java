import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Servers as interleave load starts them: small, slow, wrong, or gone. */
final class FakeServers {
  private FakeServers() {}

  static void serve(int millis, int lives) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/",
        exchange -> {
          if (asked.incrementAndGet() > lives) {
            System.err.println("out of lives");
            Runtime.getRuntime().halt(3);
          }
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          String path = exchange.getRequestURI().getPath();
          String text =
              path.equals("/stored") ? System.getProperty("fake.stored", "nothing") : "hello";
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println(server.getAddress().getPort());
    untilInputEnds();
  }

  static void untilInputEnds() throws IOException {
    while (System.in.read() >= 0) {}
    System.exit(0);
  }

  static final class Good {
    public static void main(String[] args) throws IOException {
      serve(args.length == 0 ? 0 : Integer.parseInt(args[0]), Integer.MAX_VALUE);
    }
  }

  static final class Dying {
    public static void main(String[] args) throws IOException {
      serve(0, 20);
    }
  }

  static final class Mute {
    public static void main(String[] args) {
      System.out.println("listening somewhere");
    }
  }

  static final class Store {
    public static void main(String[] args) throws IOException {
      System.out.println("fake.stored=a b");
      System.out.println();
      untilInputEnds();
    }
  }
}
