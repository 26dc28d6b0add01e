package dev.interleave.peers.peer

import java.util.concurrent.Executors
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/**
 * The measures in kotlinx-coroutines. `runBlocking` runs an event loop on the calling thread, so
 * that all coroutines of a batch share that one; see Peer for what each measure is.
 */
class Coroutines : AutoCloseable {
  /** Where the compiler cannot follow a future and so cannot do away with it. */
  private var latest: CompletableDeferred<Int>? = null
  private val callbacks = Channel<Runnable>(Channel.UNLIMITED)
  private val executor =
    lazy { Executors.newSingleThreadExecutor { Thread(it, "kotlin").apply { isDaemon = true } } }
  private val idlers = lazy { CoroutineScope(executor.value.asCoroutineDispatcher()) }

  fun yields(tasks: Int, rounds: Int): Long = runBlocking {
    List(tasks) {
        async {
          var yielded = 0L
          while (yielded < rounds) {
            yield()
            yielded++
          }
          yielded
        }
      }
      .awaitAll()
      .sum()
  }

  fun awaitsOfCompleted(count: Int): Long = runBlocking {
    var letIn = false
    launch { letIn = true }
    var sum = 0L
    repeat(count) {
      val future = CompletableDeferred<Int>()
      future.complete(1)
      latest = future
      sum += future.await()
    }
    if (letIn) -1 else sum
  }

  fun spawns(count: Int): Long = runBlocking {
    var sum = 0L
    repeat(count) { sum += async { 1 }.await() }
    sum
  }

  fun gather(count: Int): Long = runBlocking {
    var sum = 0L
    for (result in List(count) { async { 1 } }.awaitAll()) sum += result
    sum
  }

  fun pingPong(count: Int): Long = runBlocking {
    val there = Channel<Int>(Channel.UNLIMITED)
    val back = Channel<Int>(Channel.UNLIMITED)
    launch { repeat(count) { back.send(there.receive() + 1) } }
    var number = 0
    repeat(count) {
      there.send(number + 1)
      number = back.receive()
    }
    number.toLong()
  }

  /** A timer is a coroutine that is in a delay: there is no smaller one in the public API. */
  fun timers(count: Int): Long = runBlocking {
    var cancelled = 0L
    repeat(count) {
      val timer = launch(start = CoroutineStart.UNDISPATCHED) { delay(3_600_000) }
      timer.cancel()
      if (timer.isCancelled) cancelled++
      if (it % 100 == 99) yield() // The cancelled coroutines end.
    }
    cancelled
  }

  fun sleepers(count: Int, millis: Long, allAsleep: Runnable): Long = runBlocking {
    val sleeping =
      List(count) {
        async {
          delay(millis)
          1
        }
      }
    yield()
    allAsleep.run()
    var slept = 0L
    for (result in sleeping.awaitAll()) slept += result
    slept
  }

  fun idle() {
    idlers.value.launch { for (callback in callbacks) callback.run() }
  }

  fun wakeUp(callback: Runnable) {
    callbacks.trySend(callback)
  }

  fun tree(levels: Int, branches: Int, millis: Long): Long = runBlocking {
    node(levels, branches, millis)
  }

  private suspend fun node(level: Int, branches: Int, millis: Long): Long {
    if (level == 0) {
      if (millis > 0) delay(millis)
      return 1
    }
    return coroutineScope {
      val children: List<Deferred<Long>> =
        List(branches) { async { node(level - 1, branches, millis) } }
      children.awaitAll().sum()
    }
  }

  fun treeOfGroups(levels: Int, branches: Int, millis: Long): Long {
    val leaves = longArrayOf(0)
    runBlocking { group(levels, branches, millis, leaves) }
    return leaves[0]
  }

  private suspend fun group(level: Int, branches: Int, millis: Long, leaves: LongArray) {
    if (level == 0) {
      if (millis > 0) delay(millis)
      leaves[0]++
      return
    }
    coroutineScope {
      repeat(branches) { launch { group(level - 1, branches, millis, leaves) } }
    }
  }

  override fun close() {
    if (idlers.isInitialized()) {
      idlers.value.cancel()
      executor.value.shutdown()
    }
  }
}
