package async.measure;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.future.Futures.failed;
import static async.future.Futures.never;
import static async.future.Futures.ready;
import static async.future.Futures.select;
import static async.future.Futures.yieldNow;
import static async.measure.Gym.elsewhere;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.check.Breach;
import async.check.Checked;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.measure.gym.Exhibit;
import async.measure.gym.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each bug is real: a schedule shows it, and the sound form comes through the same one. These schedules are others
/// than those of the page's solutions, which are run with the page.
class ExhibitsTest {

    @TempDir
    Path folder;

    private Bout bout;

    @BeforeEach
    void a_patient_bout() {
        bout = new Bout(Exercise.PATIENCE, Texts.ledger(folder), "09");
    }

    @AfterEach
    void nothing_broken_runs_on() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet())
            if (thread.getName().startsWith("exercise ") || thread.getName().equals("gym, elsewhere"))
                assertTrue(thread.join(Exercise.PATIENCE), thread + " is still at it");
    }

    private <S> void caught(Exhibit<S> exhibit, Probe<? super S> probe, String how) {
        assertEquals(
                "✓ passed · " + exhibit.name() + " · " + exhibit.bug() + ". On the broken one your check " + how
                        + "; on the sound one it says true.",
                bout.run(exhibit, probe).text());
    }

    /// Both forms pass: what is looked at here is not the bug.
    private <S> void noBug(Exhibit<S> exhibit, Probe<? super S> probe) {
        assertEquals(
                "✗ not yet · " + exhibit.name() + " · your check lets the broken one pass, too: it has not met the bug",
                bout.run(exhibit, probe).text());
    }

    private static Context during(Runnable event, Waker waker) {
        return new Context() {
            @Override
            public Waker waker() {
                event.run();
                return waker;
            }

            @Override
            public Host host() {
                return null;
            }
        };
    }

    @Test
    void the_dozer_sleeps_on_if_another_thread_rings_during_the_poll() {
        caught(
                Exhibit.DOZER,
                dozer -> {
                    var polled = new AtomicBoolean();
                    return dozer.run(cx -> {
                        if (polled.getAndSet(true)) return Poll.ready(true);
                        return elsewhere(() -> {
                            cx.waker().wake();
                            return Poll.pending();
                        });
                    });
                },
                "never comes back");
    }

    @Test
    void the_kettle_keeps_an_executor_busy_with_nothing() {
        caught(
                Exhibit.KETTLE,
                kettle -> {
                    try (var executor = new LocalExecutor()) {
                        executor.spawn(kettle);
                        int ticks = 0;
                        while (ticks < 100 && executor.tryTick()) ticks++;
                        kettle.boil();
                        return ticks == 1 && executor.tryTick();
                    }
                },
                "says false");
    }

    @Test
    void the_breakfast_polls_a_part_that_has_answered() {
        caught(
                Exhibit.BREAKFAST,
                join -> {
                    var breaches = new ArrayList<Breach.Kind>();
                    Future<String> tea = Checked.of(ready("tea"), breach -> breaches.add(breach.kind()));
                    try (var both = join.of(tea, never())) {
                        both.poll(Context.of(Waker.NOOP));
                        both.poll(Context.of(Waker.NOOP));
                        return true;
                    } catch (IllegalStateException spent) {
                        return !breaches.equals(List.of(Breach.Kind.POLLED_AFTER_END));
                    }
                },
                "says false");
    }

    @Test
    void the_sprint_leaves_the_loser_running() {
        caught(
                Exhibit.SPRINT,
                race -> {
                    var cleaned = new AtomicBoolean();
                    Future<String> slow = async(() -> {
                        try {
                            return await(never());
                        } finally {
                            cleaned.set(true);
                        }
                    });
                    Future<String> quick = async(() -> {
                        await(yieldNow());
                        return "quick";
                    });
                    return blockOn(race.of(slow, quick)).equals("quick") && cleaned.get();
                },
                "says false");
    }

    @Test
    void the_parcel_rings_where_nobody_lives_any_more() {
        caught(
                Exhibit.PARCEL,
                parcel -> {
                    var breaches = new ArrayList<Breach.Kind>();
                    try (var checked = Checked.of(parcel, breach -> breaches.add(breach.kind()))) {
                        checked.poll(Context.of(Waker.NOOP));
                        checked.poll(Context.of(Waker.NOOP));
                        parcel.deliver("book");
                        checked.poll(Context.of(Waker.NOOP));
                        return !breaches.equals(List.of(Breach.Kind.STALE_WAKER));
                    }
                },
                "says false");
    }

    @Test
    void the_letterbox_misses_what_comes_between_the_look_and_the_waker() {
        caught(
                Exhibit.LETTERBOX,
                box -> {
                    Runnable post = () -> elsewhere(() -> box.put("post"));
                    return blockOn(cx -> box.poll(during(post, cx.waker()))).equals("post");
                },
                "never comes back");
    }

    @Test
    void the_hatch_rings_for_an_empty_dish() {
        caught(
                Exhibit.HATCH,
                hatch -> {
                    var eaten = new AtomicReference<String>();
                    hatch.poll(Context.of(() -> eaten.set(elsewhere(() -> blockOn(hatch)))));
                    hatch.serve("soup");
                    return eaten.get().equals("soup");
                },
                "never comes back");
    }

    @Test
    void the_tray_waits_for_a_waker_that_waits_for_the_tray() {
        caught(
                Exhibit.TRAY,
                tray -> {
                    tray.take().poll(Context.of(() -> elsewhere(tray::size)));
                    tray.put("cup");
                    return true;
                },
                "never comes back");
    }

    @Test
    void the_booth_waits_in_wake_for_a_place_that_only_it_can_free() {
        caught(
                Exhibit.BOOTH,
                booth -> {
                    var bells = new ArrayList<Waker>();
                    for (int i = 0; i < 5; i++) {
                        var waited = new AtomicBoolean();
                        booth.spawn(cx -> {
                            bells.add(cx.waker());
                            return waited.getAndSet(true) ? Poll.ready(null) : Poll.pending();
                        });
                    }
                    booth.spawn(cx -> {
                        List.copyOf(bells).forEach(Waker::wake);
                        return Poll.ready(null);
                    });
                    booth.run();
                    return bells.size() == 10;
                },
                "never comes back");
    }

    @Test
    void the_nightwatch_sleeps_through_a_ring_between_its_look_and_its_nap() {
        caught(
                Exhibit.NIGHTWATCH,
                watch -> {
                    var bell = new AtomicReference<Waker>();
                    watch.gap = () -> elsewhere(() -> bell.get().wake());
                    return watch.run(cx -> bell.getAndSet(cx.waker()) == null ? Poll.pending() : Poll.ready("burglar"))
                            != null;
                },
                "never comes back");
    }

    @Test
    void the_crew_polls_one_future_on_two_threads() {
        caught(
                Exhibit.CREW,
                crew -> {
                    var breaches = new ArrayList<Breach.Kind>();
                    var polled = new AtomicBoolean();
                    crew.spawn(Checked.of(
                            cx -> {
                                if (polled.getAndSet(true)) return Poll.ready(null);
                                cx.waker().wake();
                                elsewhere(() -> {
                                    try {
                                        return crew.tryTick();
                                    } catch (AssertionError overlap) {
                                        return true;
                                    }
                                });
                                return Poll.pending();
                            },
                            breach -> breaches.add(breach.kind())));
                    crew.tryTick();
                    boolean again = crew.tryTick();
                    return again && !breaches.contains(Breach.Kind.OVERLAP);
                },
                "says false");
    }

    @Test
    void the_crew_polls_no_task_that_has_ended_though_it_was_rung_for_in_its_last_poll() {
        noBug(Exhibit.CREW, crew -> {
            crew.spawn(select(yieldNow(), ready("done")));
            while (crew.tryTick()) {}
            return true;
        });
    }

    @Test
    void the_crew_polls_no_task_that_has_failed() {
        noBug(Exhibit.CREW, crew -> {
            var bells = new ArrayList<Waker>();
            crew.spawn(cx -> {
                bells.add(cx.waker());
                throw new IOException();
            });
            assertThrows(IOException.class, crew::tryTick);
            bells.getFirst().wake();
            crew.tryTick();
            return bells.size() == 1;
        });
    }

    @Test
    void the_booth_hears_a_ring_of_a_thread_that_is_interrupted() {
        noBug(Exhibit.BOOTH, booth -> {
            var polled = new AtomicBoolean();
            booth.spawn(cx -> {
                if (polled.getAndSet(true)) return Poll.ready(null);
                return elsewhere(() -> {
                    Thread.currentThread().interrupt();
                    cx.waker().wake();
                    return Poll.pending();
                });
            });
            booth.run();
            return true;
        });
    }

    @Test
    void the_booth_does_not_wait_for_a_task_that_has_failed() {
        noBug(Exhibit.BOOTH, booth -> {
            booth.spawn(failed(new IOException()));
            assertThrows(IOException.class, booth::run);
            booth.run();
            return true;
        });
    }

    @Test
    void the_nightwatch_has_no_gap_when_it_does_not_go_to_sleep() {
        noBug(Exhibit.NIGHTWATCH, watch -> {
            var gaps = new AtomicInteger();
            watch.gap = gaps::incrementAndGet;
            watch.run(yieldNow());
            return gaps.get() == 0;
        });
    }

    @Test
    void an_executor_that_is_interrupted_closes_what_it_gives_up() {
        interrupted(future -> Exhibit.DOZER.sound().get().run(future) == null);
        interrupted(future -> Exhibit.NIGHTWATCH.sound().get().run(future) == null);
    }

    private static void interrupted(Probe<Future<Void>> executor) {
        var asleep = Futures.<Void>never();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> executor.holds(asleep));
        assertThrows(IllegalStateException.class, () -> asleep.poll(Context.of(Waker.NOOP)), "it is not closed");
    }

    @Test
    void no_exhibit_goes_by_the_name_of_another() {
        var names = Exhibit.all().stream().map(Exhibit::name).distinct().toList();
        assertEquals(10, names.size());
        assertTrue(!names.contains(Exhibit.DOZER.name()), "the one to warm up with does not count");
    }
}
