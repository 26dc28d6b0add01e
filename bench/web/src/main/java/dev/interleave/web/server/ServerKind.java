package dev.interleave.web.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers, by the ids that users and results know them by. To add one is to add a line. */
public enum ServerKind {
  LOOP("loop", "the loop", Threads.ONE, LoopServer::start, LoopServer.JVM_ARGS),
  JDK_VIRTUAL_THREADS(
      "jdk-virtual-threads",
      "JDK server, virtual threads",
      Threads.NONE,
      JdkServer::onVirtualThreads,
      JdkServer.JVM_ARGS),
  JDK_FIXED_POOL(
      "jdk-fixed-pool",
      "JDK server, pool of 200",
      Threads.POOL,
      JdkServer::onFixedPool,
      JdkServer.JVM_ARGS),
  HELIDON("helidon", "Helidon SE 4.5", Threads.NONE, HelidonServer::start, List.of()),
  NETTY("netty", "Netty 4.2", Threads.EVENT_LOOPS, NettyServer::start, NettyServer.JVM_ARGS),
  NETTY_ONE_LOOP(
      "netty-one-loop",
      "Netty 4.2, one event loop",
      Threads.ONE,
      NettyServer::start,
      NettyServer.JVM_ARGS),
  VERTX("vertx", "Vert.x 5", Threads.EVENT_LOOPS, VertxServer::start, NettyServer.JVM_ARGS);

  /** A heap that is touched before, for all alike: no server waits for the kernel to give pages. */
  private static final List<String> JVM_ARGS =
      List.of("-XX:+UseG1GC", "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

  /** Starts a server. */
  @FunctionalInterface
  private interface Start {
    WebServer start(Setup setup) throws IOException;
  }

  /** What threads a server has. */
  private enum Threads {
    /** As many as it thinks right: one for each request. */
    NONE,
    /** One, and no other number. */
    ONE,
    /** As many event loops as cores. */
    EVENT_LOOPS,
    /** A pool as large as that of Tomcat, which is what most services in Java run on. */
    POOL;

    int number() {
      return switch (this) {
        case NONE -> 0;
        case ONE -> 1;
        case EVENT_LOOPS -> Runtime.getRuntime().availableProcessors();
        case POOL -> JdkServer.POOL_SIZE;
      };
    }
  }

  private final String id;
  private final String title;
  private final Threads threads;

  @SuppressWarnings("ImmutableEnumChecker") // Method references, which hold nothing.
  private final Start start;

  @SuppressWarnings("ImmutableEnumChecker") // A list made by List.of.
  private final List<String> jvmArgs;

  ServerKind(String id, String title, Threads threads, Start start, List<String> jvmArgs) {
    this.id = id;
    this.title = title;
    this.threads = threads;
    this.start = start;
    this.jvmArgs = jvmArgs;
  }

  /**
   * The kind with that id.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static ServerKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no server '%s'; there are %s".formatted(id, ids())));
  }

  /** All ids, as a text. */
  public static String ids() {
    return Arrays.stream(values()).map(ServerKind::id).collect(Collectors.joining(", "));
  }

  public String id() {
    return id;
  }

  /** What readers of results know it by. */
  public String title() {
    return title;
  }

  /** The threads that it has unless told otherwise; 0 where that is its own affair. */
  public int threads() {
    return threads.number();
  }

  /** Whether it can be told how many threads to have. */
  public boolean takesThreads() {
    return threads == Threads.EVENT_LOOPS || threads == Threads.POOL;
  }

  /** What its JVM is to be started with. */
  public List<String> jvmArgs() {
    return Stream.concat(JVM_ARGS.stream(), jvmArgs.stream()).toList();
  }

  /**
   * Starts one, which listens on its return.
   *
   * @throws IOException if the port is taken, or there is no database where it should be; the
   *     message is for users
   */
  public WebServer start(Setup setup) throws IOException {
    requireFree(setup);
    return start.start(setup);
  }

  /** Not all servers say so themselves if their port is taken. */
  private static void requireFree(Setup setup) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(setup.address());
    } catch (IOException taken) {
      throw new IOException(
          "port %d can't be listened on: %s; choose another one, or leave --port out to get one that is free"
              .formatted(setup.port(), taken.getMessage()),
          taken);
    }
  }
}
