package peers

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import kotlin.time.measureTime

/*
 * The jobs whose tasks run.
 *
 * - `hop-slot`: 500 tasks stand between 501 slots; the driver sends one bucket round 100 times. An operation is a hop.
 * - `yield`: 200 tasks yield 500 times each; the driver spawns and joins them. An operation is a yield.
 * - `spawn-join`: the driver spawns 1,000,000 tasks that return at once, joins them in order and adds. An operation is
 *   a task.
 */

private const val RING = 500
private const val LAPS = 100
private const val YIELDERS = 200
private const val YIELDS = 500
private const val TASKS = 1_000_000
private const val BUCKET = "bucket"

suspend fun CoroutineScope.hopSlot(scale: Scale): Double {
    val laps = scale.of(LAPS)
    val slots = List(RING + 1) { Slot<String>() }
    val ring = CoroutineScope(coroutineContext.minusKey(Job)) // a bare slot knows no cancelling, so nobody waits for it
    slots.zipWithNext { from, to -> ring.launch { pass(from, to) } }
    val round = scale.timed {
        measureTime {
            repeat(laps) {
                slots.first().put(BUCKET)
                check(slots.last().take() === BUCKET)
            }
        }
    }
    return round / (laps * slots.size)
}

private suspend fun pass(from: Slot<String>, to: Slot<String>) {
    while (true) to.put(from.take())
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

suspend fun CoroutineScope.spawnJoin(scale: Scale): Double {
    val tasks = scale.of(TASKS)
    val handles = arrayOfNulls<Deferred<Int>>(tasks)
    val round = scale.counted(3, 7) {
        measureTime {
            for (i in 0..<tasks) handles[i] = async { i }
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
