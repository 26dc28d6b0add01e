package dev.interleave.suites.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An event loop for each core; units are dealt out to them in turn. */
final class AsyncLoops implements Model {
  private final List<AsyncLoop> loops;

  AsyncLoops(int cores) {
    loops = Stream.generate(AsyncLoop::new).limit(cores).toList();
  }

  @Override
  public void run(Batch batch) throws Exception {
    int used = Math.min(loops.size(), batch.units());
    var completion = new Completion(used);
    for (int loop = 0; loop < used; loop++) {
      loops.get(loop).start(batch, loop, used, completion);
    }
    completion.await();
  }

  @Override
  public int effectiveWorkers() {
    return loops.size();
  }

  @Override
  public Map<String, String> notes() {
    return loops.getFirst().notes();
  }

  @Override
  public void close() {
    loops.forEach(AsyncLoop::close);
  }
}
