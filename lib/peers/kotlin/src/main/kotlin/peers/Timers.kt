package peers

import com.sun.management.OperatingSystemMXBean
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.cancelChildren
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.lang.management.ManagementFactory
import kotlin.random.Random
import kotlin.time.Duration
import kotlin.time.Duration.Companion.hours
import kotlin.time.Duration.Companion.minutes
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.TimeSource.Monotonic
import kotlin.time.measureTime

/*
 * The jobs with timers, all on one thread.
 *
 * - `timers`: the driver spawns 1,000,000 tasks that each sleep up to a second, and waits for the last. Two results: the
 *   process's CPU time for all that, and the 99th percentile of how late a task ran after its deadline, which is its
 *   start and what it was to sleep.
 * - `timeout-cancel`: beside 100,000 tasks that sleep for an hour, the driver yields once within a timeout of a minute,
 *   10,000 times. An operation is a timeout, set and cancelled.
 */

private const val SLEEPERS = 1_000_000
private const val LONGEST = 1_000_000_000
private const val LIVE = 100_000
private val HOUR = 1.hours
private const val TIMEOUTS = 10_000
private val MINUTE = 1.minutes
private const val MILLI = 1e6

private val SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean::class.java)

private class Costs(val cpu: Duration, val late: Duration)

/** CPU time and lateness in milliseconds, each the median of its rounds. */
suspend fun CoroutineScope.timers(scale: Scale): List<Double> {
    val random = Random(7)
    val late = LongArray(scale.of(SLEEPERS))
    val rounds = scale.each(1, 1) { allSleep(late, random) }
    return listOf(rounds.map(Costs::cpu), rounds.map(Costs::late)).map { median(it) / MILLI }
}

private suspend fun CoroutineScope.allSleep(late: LongArray, random: Random): Costs {
    val end = CompletableDeferred<Unit>()
    var woken = 0
    val before = cpu()
    repeat(late.size) {
        val duration = random.nextInt(LONGEST).nanoseconds
        launch {
            val deadline = Monotonic.markNow() + duration
            delay(duration)
            late[woken++] = deadline.elapsedNow().inWholeNanoseconds
            if (woken == late.size) end.complete(Unit)
        }
    }
    end.await()
    val spent = cpu() - before
    late.sort()
    check(late.first() >= 0) { "nobody is woken early" }
    return Costs(spent, late[late.size * 99 / 100].nanoseconds)
}

suspend fun CoroutineScope.timeoutCancel(scale: Scale): Double {
    val live = scale.of(LIVE)
    var started = 0
    repeat(live) {
        launch {
            started++
            delay(HOUR)
        }
    }
    while (started < live) yield()
    val timeouts = scale.of(TIMEOUTS)
    val round = scale.timed {
        measureTime {
            repeat(timeouts) {
                withTimeout(MINUTE) { yield() }
            }
        }
    }
    coroutineContext.cancelChildren()
    return round / timeouts
}

/** What all threads of this process have used. */
private fun cpu(): Duration = SYSTEM.processCpuTime.nanoseconds
