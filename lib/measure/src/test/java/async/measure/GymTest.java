package async.measure;

import static async.executor.BlockOn.blockOn;
import static async.future.Futures.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.measure.gym.Exhibit;
import async.measure.gym.OfTwo;
import async.measure.gym.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GymTest extends OwnResults {

    private static final Exhibit<String> COIN =
            new Exhibit<>("coin", "two heads", "turn it over", () -> "bad", () -> "good");

    private static final String LUCK =
            ", but not each time: that is luck. Arrange the moment, so that it comes every time";

    private String check(Probe<String> probe) {
        return Gym.check(COIN, probe).text();
    }

    @Test
    void a_check_that_tells_broken_from_sound_passes() {
        // @start region=check
        Probe<String> probe = coin -> coin.equals("good");
        assertEquals(
                "✓ passed · coin · two heads. On the broken one your check says false; on the sound one it says true.",
                Gym.check(COIN, probe).text());
        // @end
        var kept = ledger.session().getFirst();
        assertEquals("exercise coin passed", kept.kind() + " " + kept.id() + " " + kept.verdict());
    }

    @Test
    void a_check_that_is_always_content_does_not() {
        assertEquals(
                "✗ not yet · coin · your check lets the broken one pass, too: it has not met the bug",
                check(coin -> true));
        assertEquals("not-yet", ledger.session().getFirst().verdict());
        assertEquals(
                "your check lets the broken one pass, too: it has not met the bug",
                ledger.session().getFirst().why());
    }

    @Test
    void a_check_that_is_never_content_does_not() {
        assertEquals("✗ not yet · coin · your check refuses the sound one (it says false)", check(coin -> false));
    }

    @Test
    void a_check_that_counts_its_own_calls_is_found_out() {
        var calls = new AtomicInteger();
        assertEquals(
                "✗ not yet · coin · your check refuses the sound one (it says false)" + LUCK,
                check(coin -> calls.getAndIncrement() == 0));
        var turns = new AtomicInteger();
        assertEquals(
                "✗ not yet · coin · your check lets the broken one pass, too" + LUCK,
                check(coin -> turns.getAndIncrement() % 2 == 0));
    }

    @Test
    void a_check_with_luck_twice_is_found_out() {
        var bad = new AtomicInteger();
        assertEquals(
                "✗ not yet · coin · your check lets the broken one pass, too" + LUCK,
                check(coin -> coin.equals("good") || bad.incrementAndGet() == 3));
        var good = new AtomicInteger();
        assertEquals(
                "✗ not yet · coin · your check refuses the sound one (it says false)" + LUCK,
                check(coin -> coin.equals("good") && good.incrementAndGet() < 3));
    }

    @Test
    void each_form_that_is_tried_is_a_new_one() {
        var made = new ArrayList<String>();
        var fresh = new Exhibit<>("fresh", "stale", "smell it", () -> new String("bad"), () -> new String("good"));
        Gym.check(fresh, form -> {
            assertTrue(made.stream().noneMatch(other -> other == form));
            made.add(form);
            return form.equals("good");
        });
        assertEquals(List.of("good", "bad", "bad", "good", "good", "bad"), made);
    }

    @Test
    void a_throw_refuses() {
        assertEquals(
                "✓ passed · coin · two heads. On the broken one your check throws java.io.IOException: bent;"
                        + " on the sound one it says true.",
                check(coin -> {
                    if (coin.equals("bad")) throw new IOException("bent");
                    return true;
                }));
        assertEquals(
                "✗ not yet · coin · your check refuses the sound one (it throws java.io.IOException: bent)",
                check(coin -> {
                    throw new IOException("bent");
                }));
    }

    @Test
    void of_a_throw_with_many_lines_the_first_is_told() {
        assertEquals(
                "✓ passed · coin · two heads. On the broken one your check throws java.io.IOException: bent;"
                        + " on the sound one it says true.",
                check(coin -> {
                    if (coin.equals("bad")) throw new IOException("bent\n    at the edge");
                    return true;
                }));
    }

    @Test
    void a_hang_of_the_broken_one_refuses_it_and_its_thread_ends() throws Exception {
        var ended = new CompletableFuture<Thread>();
        assertEquals(
                "✓ passed · coin · two heads. On the broken one your check never comes back; on the sound one it says true.",
                check(coin -> coin.equals("good") || hang(ended)));
        ended.get().join();
    }

    @Test
    void a_hang_of_the_sound_one_is_no_catch() throws Exception {
        var ended = new CompletableFuture<Thread>();
        var impatient = new Bout(Duration.ofMillis(20), ledger, "09");
        assertEquals(
                "✗ not yet · coin · your check refuses the sound one"
                        + " (it is not done after 20 ms: it waits for what never comes, or for too much in turn)",
                impatient.run(COIN, coin -> hang(ended)).text());
        ended.get().join();
    }

    private static boolean hang(CompletableFuture<Thread> ended) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return true;
        } finally {
            ended.complete(Thread.currentThread());
        }
    }

    @Test
    void a_check_that_takes_as_long_on_both_is_no_catch() {
        assertEquals(
                "✗ not yet · coin · your check lets the broken one pass, too: it has not met the bug", check(coin -> {
                    Thread.sleep(1_100);
                    return true;
                }));
    }

    @Test
    void a_broken_one_that_heeds_nothing_is_caught_and_told_of() {
        var release = new Semaphore(0);
        var tried = new AtomicInteger();
        var text = check(coin -> {
            tried.incrementAndGet();
            if (coin.equals("bad")) release.acquireUninterruptibly();
            return true;
        });
        release.release();
        assertEquals(2, tried.get(), "one thread that runs on is enough");
        assertTrue(text.startsWith("✓ passed · coin · "), text);
        assertTrue(text.contains("does not stop when interrupted: restart the kernel"), text);
    }

    @Test
    void an_unwritten_check_is_no_error() {
        assertEquals("✗ not yet · coin · write the check first", check(coin -> Exercise.todo()));
        assertEquals(
                "✗ not yet · coin · write the check first",
                check(coin -> Gym.elsewhere(() -> Exercise.<Boolean>todo())));
    }

    @Test
    void an_interrupt_of_the_cell_stops_the_check() throws Exception {
        var ended = new CompletableFuture<Thread>();
        Thread.currentThread().interrupt();
        assertEquals("✗ not yet · coin · you stopped it", check(coin -> hang(ended)));
        ended.get().join();
        assertFalse(Thread.interrupted());
    }

    @Test
    void elsewhere_is_another_thread_and_its_failures_come_back() {
        // @start region=elsewhere
        var rings = new AtomicInteger();
        Context me = Context.of(() -> Gym.elsewhere(rings::incrementAndGet));
        me.waker().wake();
        assertEquals(1, rings.get());
        Gym.elsewhere(() -> me.waker().wake()); // has no answer
        assertEquals(2, rings.get());
        // @end
        assertTrue(Thread.currentThread() != Gym.elsewhere(Thread::currentThread));
        var unchecked = new IllegalArgumentException();
        assertSame(
                unchecked,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Gym.elsewhere(() -> {
                            throw unchecked;
                        })));
        var checked = new IOException();
        assertSame(
                checked,
                assertThrows(
                                IllegalStateException.class,
                                () -> Gym.elsewhere(() -> {
                                    throw checked;
                                }))
                        .getCause());
    }

    @Test
    void an_interrupt_reaches_whoever_is_elsewhere() throws Exception {
        var ended = new CompletableFuture<Thread>();
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, () -> Gym.elsewhere(() -> hang(ended)));
        assertTrue(Thread.interrupted());
        ended.get().join();
    }

    @Test
    void two_futures_become_one() throws Exception {
        // @start region=two
        OfTwo breakfast = Exhibit.BREAKFAST.sound().get();
        assertEquals("tea and toast", blockOn(breakfast.of(ready("tea"), ready("toast"))));
        // @end
        assertEquals("tea", blockOn(Exhibit.SPRINT.sound().get().of(ready("tea"), ready("toast"))));
    }

    @Test
    void the_score_counts_what_was_caught_in_the_end() {
        // @start region=all
        assertEquals(10, Exhibit.all().size());
        // @end
        // @start region=score
        Gym.check(Exhibit.PARCEL, parcel -> true);
        var score = Gym.score().text();
        assertTrue(score.startsWith("0 of 10 caught\n"), score);
        // @end
        assertFalse(score.contains(Exhibit.PARCEL.bug()), "a bug is told to whoever has caught it");
        assertFalse(score.contains(Exhibit.PARCEL.trick()), "and so is what catches it");
        assertEquals("not tried", state("kettle"));
        assertEquals("✗ not yet", state("parcel"));
        assertTrue(Gym.score().text().endsWith("go and count its rings."), score);

        ledger.add("exercise", "parcel", "09", "passed", "passed", "");
        assertEquals("✓ caught", state("parcel"));
        assertTrue(Gym.score().text().contains("a stale waker"), Gym.score().text());
        assertTrue(
                Gym.score().text().contains(Exhibit.PARCEL.trick()), Gym.score().text());
        assertTrue(
                Gym.score().text().startsWith("1 of 10 caught\n"), Gym.score().text());

        ledger.add("exercise", "parcel", "09", "not-yet", "passed", "spoilt");
        assertEquals("✗ not yet", state("parcel"));
    }

    @Test
    void the_score_has_a_word_for_every_count() {
        var words = new ArrayList<String>();
        for (var exhibit : Exhibit.all()) {
            ledger.add("exercise", exhibit.name(), "09", "passed", "passed", "");
            words.add(Gym.score().text().lines().toList().getLast());
        }
        assertTrue(words.getLast().startsWith("All caught."), words.getLast());
        assertTrue(words.get(3).startsWith("A good start."), words.get(3));
        assertEquals("Still at large: hatch, tray, booth, nightwatch, crew.", words.get(4));
        assertEquals("Still at large: crew.", words.get(8));
    }

    private static String state(String exhibit) {
        return Gym.score()
                .text()
                .lines()
                .filter(line -> line.startsWith(exhibit))
                .findFirst()
                .orElseThrow()
                .split(" {2,}")[1];
    }
}
