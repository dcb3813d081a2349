package peers

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.runBlocking
import java.util.Locale
import java.util.concurrent.ForkJoinPool
import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.system.exitProcess

/*
 * Does one job on Kotlin's coroutines and prints what an operation cost: `java -jar peers.jar JOB kotlin`.
 * `lib/peers/README.md` states the jobs. The tasks of a pool job run on two threads; all others in `runBlocking`, whose
 * event loop keeps them on one.
 */

private const val PEER = "kotlin"
private const val UNKNOWN = 2
private const val LEAVES_OUT = 3

/** Its results have these names; most jobs have one, of their own name. */
private class Job(
    val name: String,
    val unit: String,
    val results: List<String> = listOf(name),
    val context: CoroutineContext = EmptyCoroutineContext,
    val run: suspend CoroutineScope.(Scale) -> List<Double>,
)

private fun onOne(name: String, unit: String, run: suspend CoroutineScope.(Scale) -> Double) =
    Job(name, unit) { listOf(run(it)) }

private fun onTwo(name: String, run: suspend CoroutineScope.(Scale) -> Double) =
    Job(name, "ns", context = TWO_THREADS) { listOf(run(it)) }

/** First in, first out, which costs less than `Dispatchers.Default` of two threads. */
private val TWO_THREADS =
    ForkJoinPool(2, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true).asCoroutineDispatcher()

private val JOBS = listOf(
    onOne("hop", "ns") { hop(it) },
    onOne("hop-slot", "ns") { hopSlot(it) },
    onOne("yield", "ns") { yields(it) },
    onOne("spawn-join", "ns") { spawnJoin(it) },
    onOne("scale", "x") { scaling(it) },
    onOne("parked-heap", "B") { parkedHeap(it) },
    onOne("parked-rss", "B") { parkedRss(it) },
    onOne("cold-resume", "ns") { coldResume(it) },
    onOne("warm-resume", "ns") { warmResume(it) },
    onOne("resume-after-gc", "ns") { resumeAfterGc(it) },
    onTwo("pool-spawn") { poolSpawn(it) },
    onTwo("pool-yield") { poolYield(it) },
    onTwo("pool-ping-pong") { poolPingPong(it) },
    onTwo("pool-chain") { poolChain(it) },
    Job("timers", "ms", listOf("timers-cpu", "timers-p99")) { timers(it) },
    onOne("timeout-cancel", "ns") { timeoutCancel(it) },
)

private val LEFT_OUT = mapOf("pipe-hop" to "$PEER has no pipes of its own")

fun main(given: Array<String>) {
    when {
        given.contentEquals(arrayOf("--smoke")) -> smoke()
        given.size != 2 -> refuse("give a job and the peer $PEER, or --smoke")
        given[1] != PEER -> refuse("no peer \"${given[1]}\" here: give $PEER")
        given[0] in LEFT_OUT -> end(LEFT_OUT.getValue(given[0]), LEAVES_OUT)
        else -> {
            val job = JOBS.find { it.name == given[0] }
                ?: refuse("no job \"${given[0]}\" here: give one of ${JOBS.joinToString { it.name }}")
            report(job, Scale.FULL)
        }
    }
}

private fun report(job: Job, scale: Scale) {
    val values = runBlocking(job.context) { job.run(this, scale) }
    job.results.zip(values) { name, value ->
        println("""{"job":"$name","peer":"$PEER","unit":"${job.unit}","value":${"%.2f".format(Locale.ROOT, value)}}""")
    }
}

/** Each job once, at a thousandth of its size: the jobs check their own sums. */
private fun smoke() {
    passBetweenThreads()
    JOBS.forEach { report(it, Scale.SMOKE) }
}

private fun refuse(why: String): Nothing = end(why, UNKNOWN)

private fun end(why: String, status: Int): Nothing {
    System.err.println("peers: $why.")
    exitProcess(status)
}
