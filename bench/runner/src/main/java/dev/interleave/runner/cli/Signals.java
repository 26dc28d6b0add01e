package dev.interleave.runner.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * POSIX signals, through the class that every JDK has for them and no standard names; by
 * reflection, because javac warns of it in a way that can't be silenced.
 */
final class Signals {
  private Signals() {}

  /**
   * Has {@code action} called, on a thread of its own, instead of ending this process. A signal
   * that this process was started to ignore (nohup, a background job) stays ignored.
   *
   * @param name without SIG
   * @return false if this JVM does not let go of the signal
   */
  static boolean handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Method handle = signal.getMethod("handle", signal, handler);
      Object named = signal.getConstructor(String.class).newInstance(name);
      Object before = handle.invoke(null, named, ours);
      Object ignore = handler.getField("SIG_IGN").get(null);
      if (ignore.equals(before)) {
        Object restored = handle.invoke(null, named, ignore);
        return restored != null;
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }
}
