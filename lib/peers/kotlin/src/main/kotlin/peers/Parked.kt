package peers

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.yield
import java.lang.management.ManagementFactory
import java.nio.file.Files
import java.nio.file.Path
import kotlin.time.Duration
import kotlin.time.measureTime

/*
 * The jobs whose tasks wait: 1,000,000, each for a CompletableDeferred of its own. An operation is a task.
 *
 * - Park: spawn a task that awaits its deferred and adds what it gets; yield after each 1,000 spawns.
 * - Resume: complete deferred i with i, yield after each 1,000, until all have finished.
 */

private const val TASKS = 1_000_000
private const val BATCH = 1_000

suspend fun CoroutineScope.parkedHeap(scale: Scale): Double = grown(Crowd(this, scale.of(TASKS)), ::live)

suspend fun CoroutineScope.parkedRss(scale: Scale): Double {
    val few = Crowd(this, BATCH)
    few.park()
    few.resume()
    return grown(Crowd(this, scale.of(TASKS)), ::resident)
}

private suspend fun grown(crowd: Crowd, read: () -> Long): Double {
    val before = read()
    crowd.park()
    val grown = read() - before
    crowd.resume()
    return grown.toDouble() / crowd.tasks
}

suspend fun CoroutineScope.coldResume(scale: Scale): Double = resume(scale, 0, 1) {}

suspend fun CoroutineScope.warmResume(scale: Scale): Double = resume(scale, 3, 5) {}

suspend fun CoroutineScope.resumeAfterGc(scale: Scale): Double = resume(scale, 3, 5) {
    repeat(2) { System.gc() }
}

private suspend fun CoroutineScope.resume(scale: Scale, unmeasured: Int, measured: Int, meanwhile: () -> Unit): Double {
    val crowd = Crowd(this, scale.of(TASKS))
    val round = scale.counted(unmeasured, measured) {
        crowd.park()
        meanwhile()
        crowd.resume()
    }
    return round / crowd.tasks
}

/** Tasks to park, and to resume. */
private class Crowd(private val scope: CoroutineScope, val tasks: Int) {

    private val senders = arrayOfNulls<CompletableDeferred<Int>>(tasks)
    private var sum = 0L
    private var started = 0
    private var finished = 0

    suspend fun park() {
        inBatches { i ->
            val sender = CompletableDeferred<Int>()
            senders[i] = sender
            scope.launch {
                started++
                add(sender.await())
            }
        }
        check(started == tasks) { "each task has run up to its wait" }
        started = 0
    }

    suspend fun resume(): Duration = measureTime {
        inBatches { i ->
            senders[i]!!.complete(i)
            senders[i] = null
        }
        while (finished < tasks) yield()
        check(sum == sumOfAll(tasks))
        finished = 0
        sum = 0
    }

    private suspend inline fun inBatches(each: (Int) -> Unit) {
        for (i in 0..<tasks) {
            each(i)
            if ((i + 1) % BATCH == 0 || i + 1 == tasks) yield()
        }
    }

    private fun add(value: Int) {
        sum += value
        finished++
    }
}

/** The bytes that are live on the heap, after full collections. */
private fun live(): Long {
    repeat(3) { System.gc() }
    return ManagementFactory.getMemoryMXBean().heapMemoryUsage.used
}

/** The process's resident memory in bytes. */
private fun resident(): Long {
    val line = Files.readAllLines(Path.of("/proc/self/status")).first { it.startsWith("VmRSS:") }
    return line.filter(Char::isDigit).toLong() * 1024
}
