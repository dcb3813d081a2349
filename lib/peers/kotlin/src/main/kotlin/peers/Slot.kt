package peers

import kotlinx.coroutines.runBlocking
import java.util.concurrent.atomic.AtomicReference
import kotlin.concurrent.thread
import kotlin.coroutines.Continuation
import kotlin.coroutines.intrinsics.COROUTINE_SUSPENDED
import kotlin.coroutines.intrinsics.intercepted
import kotlin.coroutines.intrinsics.suspendCoroutineUninterceptedOrReturn
import kotlin.coroutines.resume

/**
 * A channel of one place between one sender and one receiver: the least that is correct between two threads. It cannot
 * be closed or cancelled and counts nothing, so a real channel costs more.
 *
 * ```
 *   value: null -put-> full -take-> null
 *   a side that cannot go on: stores its continuation, then looks at `value` again
 *   a side that has changed `value`: then takes the other's continuation out, and resumes it
 * ```
 *
 * Both write first and read second, and all fields are volatile, which puts a full fence between: one of the two sees
 * the other. A continuation is resumed by whom took it out, so once. It is the dispatched one itself, as in
 * kotlinx.coroutines' own `yield`: a `suspendCancellableCoroutine` allocates one more object for each wait.
 */
class Slot<T : Any> {

    @Volatile
    private var value: T? = null
    private val receiver = Waiting()
    private val sender = Waiting()

    suspend fun take(): T {
        while (true) {
            val taken = value
            if (taken != null) {
                value = null
                sender.ring()
                return taken
            }
            receiver.waitUnless { value != null }
        }
    }

    suspend fun put(given: T) {
        while (value != null) sender.waitUnless { value == null }
        value = given
        receiver.ring()
    }
}

/** The place for the continuation of one side. */
private class Waiting : AtomicReference<Continuation<Unit>>() {

    suspend inline fun waitUnless(crossinline ready: () -> Boolean) =
        suspendCoroutineUninterceptedOrReturn { continuation ->
            set(continuation.intercepted())
            if (ready() && getAndSet(null) != null) Unit else COROUTINE_SUSPENDED
        }

    fun ring() {
        if (get() != null) getAndSet(null)?.resume(Unit)
    }
}

/** Passes 10,000 values from one thread to another, and checks that none is lost, doubled or late. */
fun passBetweenThreads() {
    val slot = Slot<Int>()
    val sender = thread {
        runBlocking { repeat(10_000) { slot.put(it) } }
    }
    runBlocking {
        repeat(10_000) { check(slot.take() == it) }
    }
    sender.join()
}
