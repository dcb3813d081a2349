package async.checks;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.core.CancelSafety.Level.AS_ITS_PARTS;
import static async.core.CancelSafety.Level.LOSES_PLACE;
import static async.core.CancelSafety.Level.LOSES_PROGRESS;
import static async.core.CancelSafety.Level.SAFE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.check.Cancellations;
import async.check.Trial;
import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import async.future.Futures;
import async.support.Probe;
import async.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellationsTest {

    /// One-slot mailbox of the kind people write: a value is taken first, and handed over a pause later.
    private static final class Mailbox {
        private final Queue<Integer> letters = new ArrayDeque<>(List.of(1, 2));

        Future<Integer> careless() {
            return async(() -> {
                Integer letter = letters.remove();
                await(Futures.yieldNow()); // closed here, the letter is gone
                return letter;
            });
        }

        Future<Integer> careful() {
            return async(() -> {
                await(Futures.yieldNow());
                return letters.remove();
            });
        }
    }

    @Test
    void a_loss_shows_where_it_happens() throws Exception {
        // @start region=lossy
        Trial.Scenario scenario = trial -> {
            var mailbox = new Mailbox();
            trial.produced(1);
            trial.produced(2);
            trial.operation(2, mailbox::careful, trial::consumed);
            trial.beside(Time.sleep(Duration.ofSeconds(1)));
        };
        Cancellations.Report report = Cancellations.of(scenario);
        assertEquals(SAFE, report.level());
        assertEquals(7, report.places().size()); // before it began; three for each of two pauses
        // @end
        var lossy = Cancellations.of(trial -> {
            var mailbox = new Mailbox();
            mailbox.letters.add(3);
            trial.produced(1);
            trial.produced(2);
            trial.operation(2, mailbox::careless, trial::consumed);
        });
        assertEquals(LOSES_PROGRESS, lossy.level());
        assertEquals(List.of(), lossy.places().getFirst().lost());
        var at = lossy.places().get(1);
        assertEquals(List.of(1), at.lost());
        assertEquals(List.of(3), at.duplicated());
        assertTrue(at.at().startsWith("at pause 1: ") && at.at().contains("CancellationsTest.java"), lossy::toString);
        assertTrue(lossy.places().get(3).at().startsWith("woken after pause 1: "), lossy::toString);
        assertEquals(7, lossy.toString().lines().count());
    }

    @Test
    void a_promise_that_is_not_kept_fails_with_the_table() throws Exception {
        // @start region=verify
        Cancellations.of(trial -> {
                    trial.produced("done");
                    trial.operation(1, Futures::yieldNow, _ -> trial.consumed("done"));
                })
                .verify(SAFE);
        // @end
        var report = Cancellations.of(trial -> {
            trial.produced("done");
            trial.operation(1, Futures::yieldNow, _ -> trial.consumed("done"));
        });
        var failure = assertThrows(AssertionError.class, () -> report.verify(LOSES_PROGRESS));
        assertTrue(
                failure.getMessage().startsWith("promised LOSES_PROGRESS, found SAFE:\nbefore"), failure::getMessage);
    }

    @Test
    void a_loss_that_others_wait_for_is_a_deadlock_and_keeps_its_place_on_one_line() throws Exception {
        var report = Cancellations.of(trial -> {
            var mailbox = new Mailbox();
            trial.produced(1);
            trial.operation(
                    1,
                    () -> async(() -> {
                        Integer letter = mailbox.letters.poll();
                        mailbox.letters.clear();
                        if (letter == null) await(Futures.never());
                        await(Futures.yieldNow());
                        return letter;
                    }),
                    trial::consumed);
        });
        assertEquals(4, report.toString().lines().count(), report::toString);
        assertTrue(report.toString().endsWith("deadlock: no task can run, and no alarm is set"), report::toString);
    }

    @Test
    void a_scenario_that_cannot_be_judged_is_refused() {
        var none = assertThrows(NullPointerException.class, () -> Cancellations.of(_ -> {}));
        assertEquals("a trial needs its operation", none.getMessage());
        var idle = assertThrows(
                IllegalArgumentException.class,
                () -> Cancellations.of(trial -> trial.operation(0, () -> Futures.ready(1), trial::consumed)));
        assertEquals("an operation gives one value at least, not 0: nothing else can be closed", idle.getMessage());
        var unclean = assertThrows(
                IllegalArgumentException.class,
                () -> Cancellations.of(trial -> trial.operation(1, () -> Futures.ready(1), trial::consumed)));
        assertTrue(unclean.getMessage().contains("though nothing was closed: closed nowhere"), unclean::getMessage);
    }

    @Test
    void time_that_is_waited_again_is_progress_that_is_lost() throws Exception {
        // @start region=time
        Cancellations.of(trial -> {
                    trial.produced(Duration.ofSeconds(1));
                    trial.operation(1, () -> Time.sleep(Duration.ofSeconds(1)), _ -> trial.consumed(trial.now()));
                })
                .verify(LOSES_PROGRESS);
        // @end
    }

    @Test
    void what_is_still_held_at_the_end_is_a_leak() throws Exception {
        // @start region=leaky
        var report = Cancellations.of(trial -> {
            var open = new int[1];
            trial.use(() -> open[0] = 0); // closed when all has been counted
            trial.leaks(() -> open[0]);
            trial.operation(
                    1,
                    () -> async(() -> {
                        open[0]++;
                        await(Futures.yieldNow()); // without finally
                        open[0]--;
                    }),
                    _ -> {});
        });
        assertEquals(
                List.of(0, 1, 1, 1),
                report.places().stream().map(Cancellations.Place::leaked).toList());
        // @end
        var failure = assertThrows(AssertionError.class, () -> report.verify(SAFE));
        assertTrue(
                failure.getMessage().startsWith("promised SAFE, found SAFE, and what is leaked or left over:\n"),
                failure::getMessage);
    }

    @Test
    void parts_are_to_end_or_to_be_closed() throws Exception {
        // @start region=parts
        Cancellations.of(trial -> trial.operation(
                        1,
                        () -> Futures.join(
                                trial.part(Time.sleep(Duration.ofSeconds(1))), trial.part(Futures.yieldNow())),
                        _ -> {}))
                .verify(AS_ITS_PARTS);
        // @end
        var leaky = Cancellations.of(trial ->
                trial.operation(1, () -> Futures.borrow(trial.part(Time.sleep(Duration.ofSeconds(1)))), _ -> {}));
        assertEquals(
                List.of(1, 1, 1, 1),
                leaky.places().stream().map(Cancellations.Place::leaked).toList());
        assertThrows(AssertionError.class, () -> leaky.verify(AS_ITS_PARTS));
    }

    @Test
    void a_task_that_is_left_behind_is_counted() throws Exception {
        var report = Cancellations.of(trial -> trial.operation(
                1,
                () -> async(() -> {
                    try (var child = spawn(new Probe<Void>())) {
                        await(Futures.yieldNow());
                        assertEquals(false, child.isDone());
                    }
                    var forgotten = spawn(new Probe<Integer>());
                    await(Futures.yieldNow());
                    forgotten.cancel();
                }),
                _ -> {}));
        assertEquals(
                List.of(0, 0, 0, 0, 1, 1, 1),
                report.places().stream().map(Cancellations.Place::leftOver).toList());
    }

    @Test
    void an_alarm_that_is_left_behind_is_counted() throws Exception {
        var report = Cancellations.of(trial -> trial.operation(
                1,
                () -> async(() -> {
                    var nap = Time.sleep(Duration.ofDays(1));
                    await(Futures.select(Futures.borrow(nap), Futures.yieldNow()));
                    nap.close();
                }),
                _ -> {}));
        assertEquals(
                List.of(0, 1, 1, 1),
                report.places().stream().map(Cancellations.Place::leftOver).toList());
    }

    /// A gate that lets its callers through one by one, in their order.
    private static final class Queue1 {
        private final Queue<Waiter> waiting = new ArrayDeque<>();
        private boolean passesOn = true;

        private final class Waiter extends Once<Void> {
            private Waker waker;
            private boolean granted;

            @Override
            protected Poll<Void> advance(Context cx) {
                if (granted) return Poll.ready(null);
                if (waker == null) waiting.add(this);
                waker = cx.waker();
                return Poll.pending();
            }

            @Override
            protected void release() {
                waiting.remove(this);
                if (granted && passesOn) open();
            }
        }

        void open() {
            Waiter first = waiting.poll();
            if (first == null) return;
            first.granted = true;
            first.waker.wake();
        }

        void prepare(Trial trial) {
            for (String name : List.of("first", "second")) trial.produced(name);
            trial.operation(1, Waiter::new, _ -> {
                trial.consumed("first");
                open();
            });
            trial.beside(async(() -> {
                await(new Waiter());
                trial.consumed("second");
                open();
            }));
            trial.beside(async(() -> {
                await(Time.sleep(Duration.ofSeconds(1)));
                open();
            }));
        }
    }

    @Test
    void a_place_in_a_queue_is_told_from_a_loss() throws Exception {
        Cancellations.of(trial -> new Queue1().prepare(trial)).verify(LOSES_PLACE);
    }

    @Test
    void a_turn_that_is_not_passed_on_is_a_deadlock_in_the_table() throws Exception {
        var report = Cancellations.of(trial -> {
            var gate = new Queue1();
            gate.passesOn = false;
            gate.prepare(trial);
        });
        assertEquals(LOSES_PROGRESS, report.level());
        var stuck = report.places().get(3);
        assertTrue(stuck.at().startsWith("woken after pause 1"), report::toString);
        assertTrue(stuck.failure().getMessage().contains("deadlock"), report::toString);
    }

    @Test
    void a_scenario_that_is_not_clean_by_itself_is_refused() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> Cancellations.of(trial -> {
                    trial.produced("never seen");
                    trial.operation(1, Futures::yieldNow, _ -> {});
                }));
        assertTrue(refusal.getMessage().contains("lost [never seen]"), refusal::getMessage);
    }
}
