package peers

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import java.util.concurrent.atomic.AtomicInteger
import kotlin.time.measureTime

/*
 * The jobs whose tasks run on two threads. The driver is a task too; the last of the others wakes it.
 *
 * - `pool-spawn`: the driver spawns 10,000 tasks that end at once. An operation is a task.
 * - `pool-yield`: the driver spawns 200 tasks that yield 500 times each. An operation is a yield.
 * - `pool-ping-pong`: the driver spawns 1,000 tasks; each spawns a partner, sends it a number by one oneshot and gets
 *   the next by another. An operation is a pair.
 * - `pool-chain`: a task spawns the next, 1,000 long. An operation is a link.
 */

private const val SPAWNED = 10_000
private const val YIELDERS = 200
private const val YIELDS = 500
private const val PAIRS = 1_000
private const val LINKS = 1_000

suspend fun CoroutineScope.poolSpawn(scale: Scale): Double {
    val tasks = scale.of(SPAWNED)
    return crowd(scale, tasks) { } / tasks
}

suspend fun CoroutineScope.poolYield(scale: Scale): Double {
    val yields = scale.of(YIELDS)
    return crowd(scale, YIELDERS) { repeat(yields) { yield() } } / (YIELDERS * yields)
}

suspend fun CoroutineScope.poolPingPong(scale: Scale): Double {
    val pairs = scale.of(PAIRS)
    return crowd(scale, pairs) { ball -> ping(ball) } / pairs
}

private suspend fun CoroutineScope.ping(ball: Int) {
    val there = CompletableDeferred<Int>()
    val back = CompletableDeferred<Int>()
    launch { back.complete(there.await() + 1) }
    there.complete(ball)
    check(back.await() == ball + 1)
}

/** The cost of a round: the driver spawns so many tasks, and waits until each has counted down. */
private suspend inline fun CoroutineScope.crowd(
    scale: Scale,
    tasks: Int,
    crossinline task: suspend (Int) -> Unit,
): Double = scale.timed {
    measureTime {
        val left = AtomicInteger(tasks)
        val end = CompletableDeferred<Unit>()
        for (i in 0..<tasks) {
            launch {
                task(i)
                if (left.decrementAndGet() == 0) end.complete(Unit)
            }
        }
        end.await()
    }
}

suspend fun CoroutineScope.poolChain(scale: Scale): Double {
    val links = scale.of(LINKS)
    val round = scale.timed {
        measureTime {
            val end = CompletableDeferred<Int>()
            link(1, links, end)
            check(end.await() == links)
        }
    }
    return round / links
}

/** Spawns the link with this number, which spawns the next. */
private fun CoroutineScope.link(number: Int, last: Int, end: CompletableDeferred<Int>) {
    launch {
        if (number < last) this@link.link(number + 1, last, end) else end.complete(number)
    }
}
