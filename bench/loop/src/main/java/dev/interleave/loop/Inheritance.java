package dev.interleave.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual thread inherits from the one that makes it: inheritable thread-locals and the
 * context class loader. Who passes on nothing special may leave the making to another thread.
 */
final class Inheritance {
  /** Characteristics of a thread that inherits. */
  static final int ALL = 0;

  /** {@code Thread.NO_INHERIT_THREAD_LOCALS}. */
  static final int NOTHING = 1 << 2;

  private static final @Nullable MethodHandle INHERITABLE = findInheritable();

  private Inheritance() {}

  /** Whether a thread made here is like one that is made with {@link #NOTHING}. */
  static boolean isNothing() {
    Thread here = Thread.currentThread();
    if (INHERITABLE == null
        || !ClassLoader.getSystemClassLoader().equals(here.getContextClassLoader())) {
      return false;
    }
    try {
      return (Object) INHERITABLE.invokeExact(here) == null;
    } catch (Throwable failure) {
      throw Sneaky.raise(failure);
    }
  }

  private static @Nullable MethodHandle findInheritable() {
    try {
      Method method = Thread.class.getDeclaredMethod("inheritableThreadLocals");
      method.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(method)
          .asType(MethodType.methodType(Object.class, Thread.class));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return null;
    }
  }
}
