package peers

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking
import java.util.Locale
import kotlin.system.exitProcess

/*
 * Does one job on Kotlin's coroutines and prints what an operation cost: `java -jar peers.jar JOB kotlin`.
 * `lib/peers/README.md` states the jobs. All run in `runBlocking`, whose event loop keeps them on one thread.
 */

private const val PEER = "kotlin"

private class Job(val name: String, val unit: String, val run: suspend CoroutineScope.(Scale) -> Double)

private val JOBS = listOf(
    Job("hop", "ns") { hop(it) },
    Job("hop-slot", "ns") { hopSlot(it) },
    Job("yield", "ns") { yields(it) },
    Job("spawn-join", "ns") { spawnJoin(it) },
    Job("parked-heap", "B") { parkedHeap(it) },
    Job("parked-rss", "B") { parkedRss(it) },
    Job("cold-resume", "ns") { coldResume(it) },
    Job("warm-resume", "ns") { warmResume(it) },
    Job("resume-after-gc", "ns") { resumeAfterGc(it) },
)

fun main(given: Array<String>) {
    when {
        given.contentEquals(arrayOf("--smoke")) -> smoke()
        given.size != 2 -> refuse("give a job and the peer $PEER, or --smoke")
        given[1] != PEER -> refuse("no peer \"${given[1]}\" here: give $PEER")
        else -> {
            val job = JOBS.find { it.name == given[0] }
                ?: refuse("no job \"${given[0]}\" here: give one of ${JOBS.joinToString { it.name }}")
            report(job, Scale.FULL)
        }
    }
}

private fun report(job: Job, scale: Scale) {
    val value = "%.2f".format(Locale.ROOT, runBlocking { job.run(this, scale) })
    println("""{"job":"${job.name}","peer":"$PEER","unit":"${job.unit}","value":$value}""")
}

/** Each job once, at a thousandth of its size: the jobs check their own sums. */
private fun smoke() {
    passBetweenThreads()
    JOBS.forEach { report(it, Scale.SMOKE) }
}

private fun refuse(why: String): Nothing {
    System.err.println("peers: $why.")
    exitProcess(2)
}
