package dev.interleave.peers.peer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/** A virtual thread for each task, on the JDK's own scheduler. */
final class VirtualThreads implements Peer {
  private final AtomicReference<@Nullable Runnable> callback = new AtomicReference<>();
  private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
  private @Nullable Thread idler;
  private @Nullable ServerSocketChannel server;

  /** Where the compiler cannot follow a future and so cannot do away with it. */
  private @Nullable CompletableFuture<Integer> latest;

  VirtualThreads() {
    timers.setRemoveOnCancelPolicy(true); // As the JDK has it for the sleeps of virtual threads.
  }

  /**
   * A peer whose threads share one carrier. The JDK reads how many it may use when the first
   * virtual thread of the JVM is made.
   */
  static Peer onOneCarrier() {
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1");
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    int carriers =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class).getParallelism();
    if (carriers != 1) {
      throw new IllegalStateException(
          "virtual threads must have 1 carrier and have %d: one was made earlier in this JVM"
              .formatted(carriers));
    }
    return new VirtualThreads();
  }

  private static <T> FutureTask<T> start(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread.startVirtualThread(future);
    return future;
  }

  private static long sum(List<FutureTask<Long>> tasks) throws Exception {
    long sum = 0;
    for (FutureTask<Long> task : tasks) {
      sum += task.get();
    }
    return sum;
  }

  private static long total(int count, Callable<Long> each) throws Exception {
    return start(
            () -> {
              List<FutureTask<Long>> tasks = new ArrayList<>(count);
              for (int i = 0; i < count; i++) {
                tasks.add(start(each));
              }
              return sum(tasks);
            })
        .get();
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // To yield is what is measured.
  public long yields(int tasks, int rounds) throws Exception {
    return total(
        tasks,
        () -> {
          long yielded = 0;
          for (; yielded < rounds; yielded++) {
            Thread.yield();
          }
          return yielded;
        });
  }

  @Override
  public long awaitsOfCompleted(int count) throws Exception {
    return start(
            () -> {
              long sum = 0;
              for (int i = 0; i < count; i++) {
                CompletableFuture<Integer> future = new CompletableFuture<>();
                future.complete(1);
                latest = future;
                sum += future.get();
              }
              return sum;
            })
        .get();
  }

  @Override
  public long spawns(int count) throws Exception {
    return start(
            () -> {
              long sum = 0;
              for (int i = 0; i < count; i++) {
                sum += start(() -> 1).get();
              }
              return sum;
            })
        .get();
  }

  @Override
  public long gather(int count) throws Exception {
    return total(count, () -> 1L);
  }

  @Override
  public long pingPong(int count) throws Exception {
    BlockingQueue<Integer> there = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> back = new LinkedBlockingQueue<>();
    Thread.startVirtualThread(
        () -> {
          try {
            for (int i = 0; i < count; i++) {
              back.put(there.take() + 1);
            }
          } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
          }
        });
    return start(
            () -> {
              long number = 0;
              for (int i = 0; i < count; i++) {
                there.put((int) number + 1);
                number = back.take();
              }
              return number;
            })
        .get();
  }

  @Override
  public long timers(int count) throws Exception {
    return start(
            () -> {
              long cancelled = 0;
              for (int i = 0; i < count; i++) {
                var timer = timers.schedule(() -> {}, 1, TimeUnit.HOURS);
                if (timer.cancel(false)) {
                  cancelled++;
                }
              }
              return cancelled;
            })
        .get();
  }

  @Override
  public long sleepers(int count, Duration delay, Runnable allAsleep) throws Exception {
    AtomicInteger awake = new AtomicInteger(count);
    List<FutureTask<Long>> sleeping = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sleeping.add(
          start(
              () -> {
                awake.decrementAndGet();
                Thread.sleep(delay);
                return 1L;
              }));
    }
    while (awake.get() > 0) {
      Thread.onSpinWait();
    }
    allAsleep.run();
    return sum(sleeping);
  }

  @Override
  public void idle() {
    idler =
        Thread.startVirtualThread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Runnable next = callback.getAndSet(null);
                if (next == null) {
                  LockSupport.park();
                } else {
                  next.run();
                }
              }
            });
  }

  @Override
  public void wakeUp(Runnable next) {
    callback.set(next);
    LockSupport.unpark(idler);
  }

  @Override
  public long tree(Tree tree) throws Exception {
    return start(() -> node(tree, tree.levels())).get();
  }

  private static long node(Tree tree, int level) throws Exception {
    if (level == 0) {
      if (!tree.delay().isZero()) {
        Thread.sleep(tree.delay());
      }
      return 1;
    }
    List<FutureTask<Long>> children = new ArrayList<>(tree.branches());
    for (int i = 0; i < tree.branches(); i++) {
      children.add(start(() -> node(tree, level - 1)));
    }
    return sum(children);
  }

  @Override
  public int serveEcho() throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    server = listening;
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    Thread.startVirtualThread(
        () -> {
          try {
            while (true) {
              SocketChannel connection = listening.accept();
              Thread.startVirtualThread(() -> echo(connection));
            }
          } catch (IOException closed) {
            // The end of the measure.
          }
        });
    return listening.socket().getLocalPort();
  }

  private static void echo(SocketChannel connection) {
    try (connection) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
      while (connection.read(buffer) >= 0) {
        connection.write(buffer.flip());
        buffer.clear();
      }
    } catch (IOException reset) {
      // The end of the measure.
    }
  }

  @Override
  public void close() throws IOException {
    timers.shutdownNow();
    if (idler != null) {
      idler.interrupt();
    }
    if (server != null) {
      server.close();
    }
  }
}
