package peers

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import kotlin.time.measureTime

/*
 * The jobs whose tasks run.
 *
 * - `hop`, `hop-slot`: 500 tasks stand between 501 links; the driver sends one bucket round 100 times. An operation is a
 *   hop. A link is a `Channel` of one place, or a slot.
 * - `yield`: 200 tasks yield 500 times each; the driver spawns and joins them. An operation is a yield.
 * - `spawn-join`: the driver spawns 1,000,000 tasks that return at once, joins them in order and adds. An operation is
 *   a task.
 * - `scale`: the same, and each task yields once; what a task costs among 1,000,000, as a multiple of what it costs
 *   among 10,000.
 */

private const val RING = 500
private const val LAPS = 100
private const val YIELDERS = 200
private const val YIELDS = 500
private const val TASKS = 1_000_000
private const val FEW = 10_000
private const val BUCKET = "bucket"

suspend fun CoroutineScope.hop(scale: Scale): Double = ring(scale) { ChannelLink() }

suspend fun CoroutineScope.hopSlot(scale: Scale): Double = ring(scale) { SlotLink() }

private suspend fun CoroutineScope.ring(scale: Scale, link: () -> Link): Double {
    val laps = scale.of(LAPS)
    val links = List(RING + 1) { link() }
    val ring = CoroutineScope(coroutineContext.minusKey(Job)) // a bare slot knows no cancelling, so nobody waits for it
    links.zipWithNext { from, to -> ring.launch { pass(from, to) } }
    val round = scale.timed {
        measureTime {
            repeat(laps) {
                links.first().put(BUCKET)
                check(links.last().take() === BUCKET)
            }
        }
    }
    return round / (laps * links.size)
}

private suspend fun pass(from: Link, to: Link) {
    while (true) to.put(from.take())
}

/** What joins two tasks of a ring. */
private interface Link {
    suspend fun put(bucket: String)

    suspend fun take(): String
}

private class ChannelLink : Link {
    private val channel = Channel<String>(1)

    override suspend fun put(bucket: String) = channel.send(bucket)

    override suspend fun take(): String = channel.receive()
}

private class SlotLink : Link {
    private val slot = Slot<String>()

    override suspend fun put(bucket: String) = slot.put(bucket)

    override suspend fun take(): String = slot.take()
}

suspend fun CoroutineScope.yields(scale: Scale): Double {
    val yields = scale.of(YIELDS)
    val round = scale.timed {
        measureTime {
            val tasks = List(YIELDERS) { async { yielder(yields) } }
            check(tasks.sumOf { it.await() } == YIELDERS * yields)
        }
    }
    return round / (YIELDERS * yields)
}

private suspend fun yielder(yields: Int): Int {
    repeat(yields) { yield() }
    return yields
}

suspend fun CoroutineScope.spawnJoin(scale: Scale): Double = costOfATask(scale, TASKS, 3, 7) { it }

suspend fun CoroutineScope.scaling(scale: Scale): Double {
    val task: suspend (Int) -> Int = {
        yield()
        it
    }
    val few = costOfATask(scale, FEW, 50, 50, task)
    return costOfATask(scale, TASKS, 1, 3, task) / few
}

/** Spawns them all, then joins them in order and adds. */
private suspend inline fun CoroutineScope.costOfATask(
    scale: Scale,
    size: Int,
    unmeasured: Int,
    measured: Int,
    crossinline task: suspend (Int) -> Int,
): Double {
    val tasks = scale.of(size)
    val handles = arrayOfNulls<Deferred<Int>>(tasks)
    val round = scale.counted(unmeasured, measured) {
        measureTime {
            for (i in 0..<tasks) handles[i] = async { task(i) }
            var sum = 0L
            for (i in 0..<tasks) {
                sum += handles[i]!!.await()
                handles[i] = null
            }
            check(sum == sumOfAll(tasks))
        }
    }
    return round / tasks
}

fun sumOfAll(tasks: Int): Long = tasks * (tasks - 1L) / 2
