package async.actor;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.channel.Offer;
import async.core.CancelSafety;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import async.support.CountingWaker;
import async.support.Probe;
import async.time.Clock;
import async.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ActorTest {

    private static final Context NOBODY = Context.of(Waker.NOOP);

    @Test
    void an_actor_owns_its_state_and_answers() throws Exception {
        // @start region=actor
        Actor<List<String>> list = Actor.of(10, 0, ArrayList::new);
        try (var executor = new LocalExecutor()) {
            executor.spawn("list", list.run());
            executor.run(async(() -> {
                await(list.ref().tell(words -> words.add("one")));
                await(list.ref().tell(words -> words.add("two")));
                int size = await(list.ref().ask(List::size));
                assertEquals(2, size);
            }));
        }
        // @end
    }

    @Test
    void a_handler_may_await_and_nothing_else_is_handled_meanwhile() throws Exception {
        try (var executor = new LocalExecutor(Clock.paused())) {
            var actor = Actor.of(10, 0, ArrayList<String>::new);
            executor.spawn(actor.run());
            var ref = actor.ref();
            // @start region=askAsync
            Future<String> slow = ref.askAsync(words -> async(() -> {
                words.add("begins");
                await(Time.sleep(Duration.ofSeconds(1)));
                words.add("ends");
                return "slow";
            }));
            // @end
            Future<List<String>> quick = ref.ask(List::copyOf);
            var both = executor.run(Futures.join(slow, quick));
            assertEquals("slow", both.first());
            assertEquals(List.of("begins", "ends"), both.second());
        }
    }

    @Test
    void nothing_happens_before_the_first_poll() throws Exception {
        var made = new AtomicInteger();
        var actor = Actor.of(1, 0, made::incrementAndGet);
        try (var ask = actor.ref().ask(x -> x);
                var run = actor.run()) {
            assertEquals(0, made.get());
            assertEquals(Offer.SENT, actor.ref().tryTell(x -> {}), "the ask has not been sent");
        }
        assertEquals(1, actor.ref().deadLetters());
    }

    @Test
    void a_full_mailbox_makes_senders_wait() throws Exception {
        var actor = Actor.of(2, 0, ArrayList<Integer>::new);
        var ref = actor.ref();
        // @start region=tryTell
        assertEquals(Offer.SENT, ref.tryTell(numbers -> numbers.add(1)));
        assertEquals(Offer.SENT, ref.tryTell(numbers -> numbers.add(2)));
        assertEquals(Offer.FULL, ref.tryTell(numbers -> numbers.add(3)));
        // @end
        var waker = new CountingWaker();
        try (Future<Void> tell = ref.tell(numbers -> numbers.add(3));
                Future<Void> run = actor.run()) {
            assertEquals(Poll.pending(), tell.poll(Context.of(waker)));
            assertEquals(0, waker.count());
            run.poll(NOBODY);
            assertEquals(1, waker.count());
            assertEquals(Poll.ready(null), tell.poll(Context.of(waker)));
            run.poll(NOBODY);
            try (Future<List<Integer>> ask = ref.ask(List::copyOf)) {
                assertEquals(Poll.pending(), ask.poll(NOBODY));
                run.poll(NOBODY);
                assertEquals(Poll.ready(List.of(1, 2, 3)), ask.poll(NOBODY));
            }
        }
    }

    @Test
    void each_senders_messages_are_handled_in_its_order() throws Exception {
        int senders = 4;
        int messages = 200;
        try (var executor = new MultiThreadExecutor(MultiThreadExecutor.Settings.standard())) {
            var actor = Actor.of(3, 0, ArrayList<int[]>::new);
            executor.spawn(actor.run());
            var tasks = IntStream.range(0, senders)
                    .mapToObj(sender -> executor.spawn(async(() -> {
                        for (int i = 0; i < messages; i++) {
                            var message = new int[] {sender, i};
                            await(actor.ref().tell(all -> all.add(message)));
                        }
                        return null;
                    })))
                    .toList();
            executor.run(Futures.joinAll(tasks));
            List<int[]> all = executor.run(actor.ref().ask(List::copyOf));
            assertEquals(senders * messages, all.size());
            for (int sender = 0; sender < senders; sender++) {
                int mine = sender;
                assertEquals(
                        IntStream.range(0, messages).boxed().toList(),
                        all.stream()
                                .filter(each -> each[0] == mine)
                                .map(each -> each[1])
                                .toList());
            }
        }
    }

    @Test
    void what_cannot_be_handled_is_refused_where_it_is_given() {
        var actor = Actor.of(1, 0, AtomicInteger::new);
        assertThrows(NullPointerException.class, () -> actor.ref().ask(null));
        assertThrows(NullPointerException.class, () -> actor.ref().askAsync(null));
        assertThrows(NullPointerException.class, () -> actor.ref().tell(null));
        var refused = assertThrows(IllegalArgumentException.class, () -> Actor.of(1, -1, AtomicInteger::new));
        assertEquals("an actor may fail 0 times or more, not -1", refused.getMessage());
    }

    @Test
    void a_state_is_never_null_and_a_handler_gives_a_future() {
        var made = new AtomicInteger();
        Actor<Object> stateless = Actor.of(1, 0, () -> {
            made.incrementAndGet();
            return null;
        });
        var none =
                assertThrows(NullPointerException.class, () -> stateless.run().poll(NOBODY));
        assertEquals("the state made for an actor is null", none.getMessage());
        assertEquals(1, made.get());
    }

    // Failures

    @Test
    void a_failure_is_its_askers_and_the_actor_begins_again() throws Exception {
        var reported = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(reported::add)) {
            // @start region=restart
            var actor = Actor.of(10, 3, AtomicInteger::new);
            executor.spawn(actor.run());
            assertEquals(1, executor.run(actor.ref().ask(AtomicInteger::incrementAndGet)));
            assertThrows(
                    NumberFormatException.class,
                    () -> executor.run(actor.ref().ask(count -> Integer.parseInt("none"))));
            assertEquals(0, executor.run(actor.ref().ask(AtomicInteger::get)));
            assertEquals(1, actor.ref().restarts());
            // @end
            assertEquals(List.of(), reported);
        }
    }

    @Test
    void a_failure_of_a_tell_goes_to_the_failure_handler() throws Exception {
        var failure = new IllegalStateException("broken");
        var reported = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(reported::add)) {
            var actor = Actor.of(10, 1, AtomicInteger::new);
            Task<Void> task = executor.spawn(actor.run());
            actor.ref().tryTell(count -> {
                throw failure;
            });
            assertEquals(1, executor.run(actor.ref().ask(AtomicInteger::incrementAndGet)));
            executor.run(Futures.yieldNow());
            assertEquals(List.of(failure), reported);
            assertFalse(task.isDone());
        }
    }

    @Test
    void a_failure_of_an_ask_whose_asker_has_gone_is_reported_too() throws Exception {
        var failure = new IOException("nobody waits for this");
        var reported = new ArrayList<Throwable>();
        try (var executor = new LocalExecutor().onFailure(reported::add)) {
            var actor = Actor.of(10, 1, AtomicInteger::new);
            try (Future<Void> ask = actor.ref().askAsync(count -> Futures.failed(failure))) {
                ask.poll(NOBODY);
            }
            executor.spawn(actor.run());
            while (executor.tryTick()) {}
            assertEquals(List.of(failure), reported);
        }
    }

    @Test
    void one_failure_too_many_ends_the_actor_and_all_who_wait_learn_why() throws Exception {
        var failure = new IOException("broken");
        var actor = Actor.of(10, 0, AtomicInteger::new);
        try (Future<Integer> culprit = actor.ref().askAsync(count -> Futures.failed(failure));
                Future<Integer> next = actor.ref().ask(AtomicInteger::get);
                Future<Void> run = actor.run()) {
            culprit.poll(NOBODY);
            next.poll(NOBODY);
            assertSame(failure, assertThrows(IOException.class, () -> run.poll(NOBODY)));
            assertSame(failure, assertThrows(IOException.class, () -> culprit.poll(NOBODY)));
            var dead = assertThrows(DeadLetterException.class, () -> next.poll(NOBODY));
            assertSame(failure, dead.getCause());
        }
        assertEquals(1, actor.ref().deadLetters());
        assertEquals(0, actor.ref().restarts());
        assertSame(
                failure,
                assertThrows(
                                DeadLetterException.class,
                                () -> blockOn(actor.ref().ask(AtomicInteger::get)))
                        .getCause());
        assertEquals(2, actor.ref().deadLetters());
    }

    @Test
    void without_an_executor_a_failure_of_a_tell_ends_the_actor() {
        var failure = new IllegalStateException("broken");
        var actor = Actor.of(10, 5, AtomicInteger::new);
        actor.ref().tryTell(count -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IllegalStateException.class, () -> blockOn(actor.run())));
    }

    @Test
    void an_error_ends_the_actor_whatever_restarts_are_left() throws Exception {
        var error = new AssertionError("a bug");
        var actor = Actor.of(10, 5, AtomicInteger::new);
        try (Future<Integer> ask = actor.ref().askAsync(count -> {
            throw error;
        })) {
            ask.poll(NOBODY);
            assertSame(error, assertThrows(AssertionError.class, () -> blockOn(actor.run())));
            assertSame(
                    error,
                    assertThrows(DeadLetterException.class, () -> ask.poll(NOBODY))
                            .getCause());
        }
        assertEquals(0, actor.ref().deadLetters(), "it was begun");
    }

    @Test
    void a_state_that_cannot_be_made_ends_the_actor() throws Exception {
        var failure = new IllegalStateException("no state");
        Actor<Integer> actor = Actor.of(10, 5, () -> {
            throw failure;
        });
        actor.ref().tryTell(state -> {});
        assertSame(failure, assertThrows(IllegalStateException.class, () -> blockOn(actor.run())));
        assertEquals(1, actor.ref().deadLetters());
    }

    // The end

    @Test
    void a_stopped_actor_handles_what_it_has_and_ends() throws Exception {
        // @start region=stop
        var actor = Actor.of(10, 0, AtomicInteger::new);
        var ref = actor.ref();
        try (var executor = new LocalExecutor()) {
            ref.tryTell(AtomicInteger::incrementAndGet);
            ref.stop();
            assertEquals(Offer.CLOSED, ref.tryTell(AtomicInteger::incrementAndGet));
            executor.run(actor.run()); // ready at once: nothing is left
            assertThrows(DeadLetterException.class, () -> executor.run(ref.ask(AtomicInteger::get)));
            assertEquals(2, ref.deadLetters());
        }
        // @end
    }

    @Test
    void a_stop_hands_on_every_message_that_was_sent_before() throws Exception {
        var handled = new AtomicInteger();
        var actor = Actor.of(3, 0, () -> handled);
        for (int i = 0; i < 3; i++) actor.ref().tryTell(AtomicInteger::incrementAndGet);
        actor.ref().stop();
        actor.ref().stop();
        blockOn(actor.run());
        assertEquals(3, handled.get());
        assertEquals(0, actor.ref().deadLetters());
    }

    @Test
    void cancelling_the_task_closes_what_a_handler_awaits_and_buries_the_rest() throws Exception {
        var waits = new Probe<String>();
        var actor = Actor.of(1, 0, AtomicInteger::new);
        try (var executor = new LocalExecutor()) {
            Task<Void> task = executor.spawn(actor.run());
            Task<String> begun = executor.spawn(actor.ref().askAsync(count -> waits));
            while (executor.tryTick()) {}
            Task<Integer> inMailbox = executor.spawn(actor.ref().ask(AtomicInteger::get));
            Task<Void> waitsForRoom = executor.spawn(actor.ref().tell(AtomicInteger::incrementAndGet));
            while (executor.tryTick()) {}
            assertEquals(0, waits.closes);
            task.cancel();
            assertThrows(CancellationException.class, () -> executor.run(task));
            assertEquals(1, waits.closes);
            assertThrows(DeadLetterException.class, () -> executor.run(begun));
            assertThrows(DeadLetterException.class, () -> executor.run(inMailbox));
            assertThrows(DeadLetterException.class, () -> executor.run(waitsForRoom));
        }
        assertEquals(2, actor.ref().deadLetters());
    }

    @Test
    void a_handler_that_fails_to_close_keeps_nobody_waiting() throws Exception {
        var actor = Actor.of(2, 0, AtomicInteger::new);
        var failure = new IllegalStateException("will not close");
        var waits = new Probe<String>().failingToClose(failure);
        try (Future<String> begun = actor.ref().askAsync(count -> waits);
                Future<Integer> next = actor.ref().ask(AtomicInteger::get)) {
            begun.poll(NOBODY);
            next.poll(NOBODY);
            actor.run().poll(NOBODY);
            assertSame(failure, assertThrows(IllegalStateException.class, actor.run()::close));
            assertThrows(DeadLetterException.class, () -> begun.poll(NOBODY));
            assertThrows(DeadLetterException.class, () -> next.poll(NOBODY));
        }
    }

    @Test
    void an_actor_whose_task_is_cancelled_before_its_start_buries_all_too() throws Exception {
        var actor = Actor.of(2, 0, AtomicInteger::new);
        try (Future<Integer> ask = actor.ref().ask(AtomicInteger::get)) {
            ask.poll(NOBODY);
            actor.run().close();
            assertThrows(DeadLetterException.class, () -> ask.poll(NOBODY));
        }
        assertEquals(1, actor.ref().deadLetters());
    }

    @Test
    void every_asker_learns_its_answer_or_the_end_while_the_actor_is_cancelled() throws Exception {
        for (int round = 0; round < 50; round++)
            try (var executor = new MultiThreadExecutor()) {
                var actor = Actor.of(2, 0, AtomicInteger::new);
                Task<Void> task = executor.spawn(actor.run());
                var answered = new AtomicInteger();
                var dead = new AtomicInteger();
                var askers = IntStream.range(0, 4)
                        .mapToObj(asker -> executor.spawn(async(() -> {
                            for (int i = 0; i < 20; i++)
                                try {
                                    await(actor.ref().ask(AtomicInteger::incrementAndGet));
                                    answered.incrementAndGet();
                                } catch (DeadLetterException end) {
                                    dead.incrementAndGet();
                                }
                            return null;
                        })))
                        .toList();
                while (answered.get() < round && !askers.getFirst().isDone()) Thread.onSpinWait();
                task.cancel();
                executor.run(Futures.joinAll(askers));
                assertEquals(80, answered.get() + dead.get());
                assertEquals(dead.get(), actor.ref().deadLetters());
            }
    }

    // Cancellation

    @Test
    void a_tell_that_was_closed_has_sent_nothing_and_gives_its_place_to_the_next() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PLACE, level("tell", Consumer.class));
        var actor = Actor.of(1, 0, ArrayList<String>::new);
        var ref = actor.ref();
        var busy = new Probe<String>();
        var waker = new CountingWaker();
        try (Future<Void> run = actor.run();
                Future<String> first = ref.askAsync(words -> busy);
                Future<Void> next = ref.tell(words -> words.add("next"));
                Future<List<String>> last = ref.ask(List::copyOf)) {
            first.poll(NOBODY);
            try (Future<Void> closed = ref.tell(words -> words.add("closed"))) {
                assertEquals(Poll.pending(), closed.poll(NOBODY));
                assertEquals(Poll.pending(), next.poll(Context.of(waker)));
            }
            run.poll(NOBODY);
            assertEquals(1, waker.count(), "there is room for one, and the closed one does not take it");
            assertEquals(Poll.ready(null), next.poll(NOBODY));
            busy.answer("done");
            run.poll(NOBODY);
            last.poll(NOBODY);
            run.poll(NOBODY);
            assertEquals(Poll.ready(List.of("next")), last.poll(NOBODY));
        }
    }

    @Test
    void an_ask_that_was_closed_may_be_handled_all_the_same() throws Exception {
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("ask", Function.class));
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, level("askAsync", Function.class));
        var count = new AtomicInteger();
        var actor = Actor.of(1, 0, () -> count);
        try (Future<Void> run = actor.run()) {
            try (Future<Integer> sent = actor.ref().ask(AtomicInteger::incrementAndGet);
                    Future<Integer> waits = actor.ref().ask(AtomicInteger::incrementAndGet)) {
                assertEquals(Poll.pending(), sent.poll(NOBODY));
                assertEquals(Poll.pending(), waits.poll(NOBODY));
            }
            run.poll(NOBODY);
            assertEquals(1, count.get(), "the one that was sent, and not the one that waited for room");
        }
    }

    @Test
    void a_dump_says_what_each_side_waits_for() throws Exception {
        var actor = Actor.of(1, 0, AtomicInteger::new);
        Future<String> never = Futures.never();
        try (Future<Void> run = actor.run();
                Future<String> ask = actor.ref().askAsync(count -> never)) {
            assertEquals("message to an actor", ask.toString());
            run.poll(NOBODY);
            assertEquals("actor, waiting for a message", run.toString());
            ask.poll(NOBODY);
            run.poll(NOBODY);
            assertEquals("answer of an actor", ask.toString());
            assertEquals("actor with a message, waiting for " + never, run.toString());
        }
    }

    @Test
    void bad_input_is_refused_at_once() {
        assertThrows(IllegalArgumentException.class, () -> Actor.of(0, 0, AtomicInteger::new));
        assertThrows(NullPointerException.class, () -> Actor.of(1, 0, null));
        var ref = Actor.of(1, 0, AtomicInteger::new).ref();
        assertThrows(NullPointerException.class, () -> ref.tell(null));
        assertThrows(NullPointerException.class, () -> ref.askAsync(null));
    }

    private static CancelSafety.Level level(String method, Class<?> parameter) throws Exception {
        return ActorRef.class
                .getMethod(method, parameter)
                .getAnnotation(CancelSafety.class)
                .value();
    }
}
