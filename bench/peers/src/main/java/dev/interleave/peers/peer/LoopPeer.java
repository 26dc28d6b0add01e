package dev.interleave.peers.peer;

import static dev.interleave.loop.Asyncio.sleep;

import dev.interleave.loop.Asyncio;
import dev.interleave.loop.Coroutine;
import dev.interleave.loop.EventLoop;
import dev.interleave.loop.Future;
import dev.interleave.loop.LoopOptions;
import dev.interleave.loop.Mechanism;
import dev.interleave.loop.Queue;
import dev.interleave.loop.Task;
import dev.interleave.loop.TaskGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The loop of this project, on one of its mechanisms. */
final class LoopPeer implements Peer {
  private final EventLoop loop;
  private @Nullable ExecutorService thread;
  private @Nullable ServerSocketChannel server;

  /** Where the compiler cannot follow a future and so cannot do away with it. */
  private @Nullable Future<Integer> latest;

  LoopPeer(Mechanism mechanism) {
    loop = new EventLoop(LoopOptions.DEFAULTS.with(mechanism));
  }

  @Override
  public long yields(int tasks, int rounds) {
    return total(
        tasks,
        () -> {
          int yielded = 0;
          for (; yielded < rounds; yielded++) {
            sleep(Duration.ZERO);
          }
          return yielded;
        });
  }

  private long total(int tasks, Coroutine<Integer> each) {
    return loop.runUntilComplete(
        () -> {
          List<Task<Integer>> running = new ArrayList<>(tasks);
          for (int i = 0; i < tasks; i++) {
            running.add(loop.createTask(each));
          }
          long total = 0;
          for (Task<Integer> task : running) {
            total += task.await();
          }
          return total;
        });
  }

  @Override
  public long awaitsOfCompleted(int count) {
    return loop.runUntilComplete(
        () -> {
          boolean[] letIn = {false};
          loop.callSoon(() -> letIn[0] = true);
          long sum = 0;
          for (int i = 0; i < count; i++) {
            Future<Integer> future = loop.createFuture();
            future.setResult(1);
            latest = future;
            sum += future.await();
          }
          return letIn[0] ? -1 : sum;
        });
  }

  @Override
  public long spawns(int count) {
    return loop.runUntilComplete(
        () -> {
          long sum = 0;
          for (int i = 0; i < count; i++) {
            sum += loop.<Integer>createTask(() -> 1).await();
          }
          return sum;
        });
  }

  @Override
  public long gather(int count) {
    return loop.runUntilComplete(
        () -> {
          List<Coroutine<Integer>> coroutines = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            coroutines.add(() -> 1);
          }
          return sum(Asyncio.<Integer>gather(coroutines).await());
        });
  }

  private static long sum(List<Integer> results) {
    long sum = 0;
    for (int result : results) {
      sum += result;
    }
    return sum;
  }

  @Override
  public long pingPong(int count) {
    return loop.runUntilComplete(
        () -> {
          Queue<Integer> there = new Queue<>();
          Queue<Integer> back = new Queue<>();
          loop.createTask(
              Coroutine.of(
                  () -> {
                    for (int i = 0; i < count; i++) {
                      back.put(there.get() + 1);
                    }
                  }));
          int number = 0;
          for (int i = 0; i < count; i++) {
            there.put(number + 1);
            number = back.get();
          }
          return (long) number;
        });
  }

  @Override
  public long timers(int count) {
    Duration hour = Duration.ofHours(1);
    return loop.runUntilComplete(
        () -> {
          long cancelled = 0;
          for (int i = 0; i < count; i++) {
            var timer = loop.callLater(hour, () -> {});
            timer.cancel();
            if (timer.cancelled()) {
              cancelled++;
            }
            if (i % 100 == 99) {
              sleep(Duration.ZERO); // The loop drops cancelled timers between passes.
            }
          }
          return cancelled;
        });
  }

  @Override
  public long sleepers(int count, Duration delay, Runnable allAsleep) {
    return loop.runUntilComplete(
        () -> {
          List<Task<Integer>> sleeping = new ArrayList<>(count);
          for (int i = 0; i < count; i++) {
            sleeping.add(loop.createTask(() -> sleep(delay, 1)));
          }
          sleep(Duration.ZERO);
          allAsleep.run();
          long slept = 0;
          for (Task<Integer> task : sleeping) {
            slept += task.await();
          }
          return slept;
        });
  }

  @Override
  public void idle() {
    start();
  }

  @Override
  public void wakeUp(Runnable callback) {
    loop.callSoonThreadsafe(callback);
  }

  @Override
  public long tree(Tree tree) {
    return loop.runUntilComplete(() -> node(tree, tree.levels()));
  }

  private static long node(Tree tree, int level) {
    if (level == 0) {
      return leaf(tree);
    }
    List<Coroutine<Long>> children = new ArrayList<>(tree.branches());
    for (int i = 0; i < tree.branches(); i++) {
      children.add(() -> node(tree, level - 1));
    }
    long leaves = 0;
    for (long below : Asyncio.<Long>gather(children).await()) {
      leaves += below;
    }
    return leaves;
  }

  private static long leaf(Tree tree) {
    if (!tree.delay().isZero()) {
      sleep(tree.delay());
    }
    return 1;
  }

  @Override
  public long treeOfGroups(Tree tree) {
    long[] leaves = {0};
    loop.runUntilComplete(Coroutine.of(() -> group(tree, tree.levels(), leaves)));
    return leaves[0];
  }

  private static void group(Tree tree, int level, long[] leaves) throws Exception {
    if (level == 0) {
      long one = leaf(tree); // Before the sum is read: others add to it while this one sleeps.
      leaves[0] += one;
      return;
    }
    var group = new TaskGroup();
    group.run(
        () -> {
          for (int i = 0; i < tree.branches(); i++) {
            group.createTask(() -> group(tree, level - 1, leaves));
          }
        });
  }

  @Override
  public int serveEcho() throws IOException {
    ServerSocketChannel listening = ServerSocketChannel.open();
    server = listening;
    listening.configureBlocking(false);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    loop.createTask(
        Coroutine.of(
            () -> {
              while (true) {
                SocketChannel connection = loop.sockAccept(listening);
                loop.createTask(Coroutine.of(() -> echo(connection)));
              }
            }));
    start();
    return listening.socket().getLocalPort();
  }

  private void echo(SocketChannel connection) throws IOException {
    try (connection) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
      while (loop.sockRecv(connection, buffer) >= 0) {
        loop.sockSendAll(connection, buffer.flip());
        buffer.clear();
      }
    }
  }

  private void start() {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("loop").factory());
    thread = executor;
    executor.execute(loop::runForever);
  }

  @Override
  public void close() throws IOException {
    if (thread != null) {
      loop.callSoonThreadsafe(loop::stop);
      thread.close();
      loop.setExceptionHandler((itsLoop, context) -> {}); // Tasks are left, on purpose.
    }
    loop.close();
    if (server != null) {
      server.close();
    }
  }
}
