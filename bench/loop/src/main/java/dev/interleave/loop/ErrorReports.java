package dev.interleave.loop;

import static java.lang.System.Logger.Level.ERROR;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a loop's unhandled errors to its exception handler, or else to the log. */
final class ErrorReports {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

  private final EventLoop loop;

  /** Changed by the cleaner's thread too. */
  private final Set<Unretrieved> unretrieved = Collections.synchronizedSet(new LinkedHashSet<>());

  private @Nullable ExceptionHandler handler;

  ErrorReports(EventLoop loop) {
    this.loop = loop;
  }

  void setHandler(@Nullable ExceptionHandler handler) {
    this.handler = handler;
  }

  void report(ExceptionContext bare) {
    ExceptionContext context = withOrigin(bare);
    if (handler == null) {
      log(context);
      return;
    }
    loop.handOut();
    try {
      handler.handle(loop, context);
    } catch (Throwable failure) {
      log(ExceptionContext.of("Unhandled error in exception handler", failure));
      log(context); // The handler has not dealt with it.
    }
  }

  private ExceptionContext withOrigin(ExceptionContext context) {
    if (!context.origin().isEmpty() || loop.debugMode() == null) {
      return context;
    }
    List<StackTraceElement> origin = loop.originOf(context.future());
    Handle handle = context.handle();
    if (origin.isEmpty() && handle != null) {
      origin = loop.originOf(handle.source());
    }
    return new ExceptionContext(
        context.message(), context.exception(), context.future(), handle, origin);
  }

  private static void log(ExceptionContext context) {
    StringBuilder text = new StringBuilder(context.message());
    if (context.future() != null) {
      text.append("\nfuture: ").append(context.future());
    }
    if (context.handle() != null) {
      text.append("\nhandle: ").append(context.handle());
    }
    DebugMode.append(text, "\nmade at:", context.origin());
    LOG.log(ERROR, text.toString(), context.exception());
  }

  Unretrieved expectRetrieval(Future<?> future, Throwable exception) {
    Unretrieved added = new Unretrieved(loop, future, exception);
    unretrieved.add(added);
    return added;
  }

  void forget(Unretrieved retrieved) {
    unretrieved.remove(retrieved);
  }

  void reportAll() {
    List<Unretrieved> left;
    synchronized (unretrieved) {
      left = List.copyOf(unretrieved);
    }
    left.forEach(Unretrieved::report);
  }
}
