package dev.interleave.loop;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, for the runners that run now: the first cancels their main tasks, the next is the JVM's,
 * or whoever's it was before. asyncio: {@code Runner._on_sigint}.
 *
 * <p>The one place that uses {@code sun.misc.Signal}, of the module {@code jdk.unsupported}: by
 * reflection, as a compiler that treats warnings as errors allows no other way. Where there is no
 * such module, or the JVM keeps the signal for itself ({@code -Xrs}), nothing is done.
 */
final class InterruptSignal {
  private static final Set<Listener> LISTENERS = new LinkedHashSet<>();

  /** The handler that was there before the first listener, to be put back after the last. */
  private static @Nullable Object before;

  private InterruptSignal() {}

  /** A runner whose main task runs. */
  static final class Listener implements AutoCloseable {
    private final Runnable onInterrupt;
    private volatile boolean interrupted;

    private Listener(Runnable onInterrupt) {
      this.onInterrupt = onInterrupt;
    }

    /** Whether the signal came. */
    boolean interrupted() {
      return interrupted;
    }

    @Override
    public void close() {
      synchronized (LISTENERS) {
        if (LISTENERS.remove(this) && LISTENERS.isEmpty()) {
          restore();
        }
      }
    }
  }

  /** Calls {@code onInterrupt}, on some thread, at the first signal until the listener closes. */
  static Listener listen(Runnable onInterrupt) {
    Listener listener = new Listener(onInterrupt);
    synchronized (LISTENERS) {
      if (LISTENERS.add(listener) && LISTENERS.size() == 1) {
        before = Signals.install();
      }
    }
    return listener;
  }

  private static void restore() {
    if (before != null) {
      Signals.handle(before);
      before = null;
    }
  }

  private static void received() {
    synchronized (LISTENERS) {
      boolean first = false;
      for (Listener listener : LISTENERS) {
        if (!listener.interrupted) {
          listener.interrupted = true;
          listener.onInterrupt.run();
          first = true;
        }
      }
      if (!first) {
        LISTENERS.clear();
        restore();
        Signals.raise();
      }
    }
  }

  /** {@code sun.misc.Signal}, for SIGINT. */
  private static final class Signals {
    private static @Nullable Object call(String method, @Nullable Object... arguments) {
      try {
        Class<?> type = Class.forName("sun.misc.Signal");
        Object signal = type.getConstructor(String.class).newInstance("INT");
        for (Method candidate : type.getMethods()) {
          if (candidate.getName().equals(method)) {
            return arguments.length == 0
                ? candidate.invoke(null, signal)
                : candidate.invoke(null, signal, arguments[0]);
          }
        }
        return null;
      } catch (ReflectiveOperationException unavailable) {
        return null;
      }
    }

    static void handle(Object handler) {
      call("handle", handler);
    }

    static void raise() {
      call("raise");
    }

    /** Returns the handler that was there before, or null if there is none to be had. */
    static @Nullable Object install() {
      try {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        InvocationHandler toUs =
            (proxy, method, arguments) -> {
              if (method.getName().equals("handle")) {
                received();
              }
              return null; // Nothing else is called on a handler.
            };
        ClassLoader loader = InterruptSignal.class.getClassLoader();
        return call("handle", Proxy.newProxyInstance(loader, new Class<?>[] {type}, toUs));
      } catch (ClassNotFoundException unavailable) {
        return null;
      }
    }
  }
}
