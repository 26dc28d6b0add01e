package dev.interleave.loop;

/**
 * Takes the errors that nothing else could take. asyncio: {@code set_exception_handler}.
 *
 * <p>No error vanishes: each ends in code that awaits, in an {@link ExceptionGroup}, suppressed in
 * another one that took its place, or here, once. That goes for an {@link Error} too: one in a task
 * fails that task, one in a callback comes here, and the loop goes on. asyncio lets {@code
 * KeyboardInterrupt} and {@code SystemExit} out of the loop at once; Java has no such exceptions,
 * for Ctrl-C and {@code System.exit} throw none, and who wants a process to end when its memory
 * does says so to the JVM: {@code -XX:+ExitOnOutOfMemoryError}.
 */
@FunctionalInterface
public interface ExceptionHandler {

  /**
   * Handles one such error: on the loop's thread, or if the loop does not run, on another. What it
   * throws is logged, with what it was to handle.
   */
  void handle(EventLoop loop, ExceptionContext context);
}
