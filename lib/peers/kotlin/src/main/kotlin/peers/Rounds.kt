package peers

import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.DurationUnit.NANOSECONDS
import kotlin.time.TimeSource.Monotonic

private val UNMEASURED = 2.seconds
private val MEASURED = 700.milliseconds

/** The full sizes, or a thousandth of them and no round twice. */
enum class Scale {
    FULL,
    SMOKE;

    fun of(size: Int): Int = if (this == FULL) size else maxOf(1, size / 1000)

    /** The median cost of a short round, in nanoseconds: rounds for two seconds to warm up, then for 0.7 s. */
    suspend fun timed(round: suspend () -> Duration): Double {
        if (this == SMOKE) return nanos(round())
        forAsLongAs(UNMEASURED, round)
        return median(forAsLongAs(MEASURED, round))
    }

    /** The median cost of a long round, in nanoseconds: some to warm up, then some to measure. */
    suspend fun counted(unmeasured: Int, measured: Int, round: suspend () -> Duration): Double =
        median(each(unmeasured, measured, round))

    /** What each measured round gives, after some to warm up. */
    suspend fun <T> each(unmeasured: Int, measured: Int, round: suspend () -> T): List<T> {
        if (this == SMOKE) return listOf(round())
        repeat(unmeasured) { round() }
        return List(measured) { round() }
    }
}

private suspend fun forAsLongAs(limit: Duration, round: suspend () -> Duration): List<Duration> {
    val start = Monotonic.markNow()
    val costs = ArrayList<Duration>()
    while (start.elapsedNow() < limit) costs.add(round())
    return costs
}

/** In nanoseconds. */
fun median(costs: List<Duration>): Double = nanos(costs.sorted()[costs.size / 2])

private fun nanos(cost: Duration): Double = cost.toDouble(NANOSECONDS)
