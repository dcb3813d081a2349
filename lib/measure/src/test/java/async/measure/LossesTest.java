package async.measure;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import async.channel.Channel;
import async.channel.Channels;
import async.core.CancelSafety.Level;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.future.Futures;
import async.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LossesTest {

    /// Two halves make a message: closed between them, it has eaten the first.
    private static Future<String> hasty(Channel<String> in) {
        return async(
                () -> await(in.receiver().next()) + " " + await(in.receiver().next()));
    }

    private static Future<Void> dictate(Channel<String> to) {
        return async(() -> {
            for (var half : List.of("google", "cases: 41")) {
                for (int turns = 0; turns < 3; turns++) await(Futures.yieldNow());
                await(to.sender().send(half));
            }
            to.sender().close();
        });
    }

    @Test
    void what_is_lost_stands_in_the_row_of_its_pause() throws Exception {
        // @start region=losses
        Losses losses = Losses.of(trial -> {
            Channel<String> line = Channels.bounded(1);
            trial.produced("google cases: 41");
            trial.operation(1, () -> hasty(line), trial::consumed);
            trial.beside(dictate(line));
        });
        assertEquals("""
                closed                    lost              not expected    verdict
                before its first poll                                       safe
                at pause 1, later, woken                                    safe
                at pause 2, later, woken  google cases: 41  cases: 41 null  loses progress""", losses.text());
        // @end
        assertEquals(Level.LOSES_PROGRESS, losses.report().level());
        assertEquals(7, losses.report().places().size());
    }

    /// Whoever has one of these is handed its value, and loses it when he leaves between the bell and his look.
    private static final class Handed implements Future<String> {
        private String value;
        private Waker bell;

        @Override
        public Poll<String> poll(Context cx) {
            bell = cx.waker();
            return value == null ? Poll.pending() : Poll.ready(value);
        }

        void hand(String given) {
            value = given;
            bell.wake();
        }
    }

    @Test
    void ways_to_be_closed_that_end_apart_have_rows_of_their_own() throws Exception {
        var latest = new AtomicReference<Handed>();
        var losses = Losses.of(trial -> {
            trial.produced("one");
            trial.operation(
                    1,
                    () -> {
                        latest.set(new Handed());
                        return latest.get();
                    },
                    trial::consumed);
            trial.beside(async(() -> {
                for (var each : List.of("one", "two")) {
                    await(Time.sleep(Duration.ofSeconds(1)));
                    latest.get().hand(each);
                }
            }));
        });
        assertEquals("""
                closed                 lost  not expected  verdict
                before its first poll                      safe
                at pause 1, later                          safe
                woken after pause 1    one   two           loses progress""", losses.text());
    }

    @Test
    void what_is_left_behind_and_what_fails_stand_in_the_verdict() throws Exception {
        var losses = Losses.of(trial -> {
            var open = new int[1];
            trial.leaks(() -> open[0]);
            trial.operation(
                    1,
                    () -> async(() -> {
                        if (open[0]++ > 0) throw new IllegalStateException("still open");
                        await(Futures.yieldNow());
                        return open[0]--;
                    }),
                    _ -> {});
        });
        assertEquals("""
                closed                    lost  not expected  verdict
                before its first poll                         safe
                at pause 1, later, woken                      loses progress, leaves 2 behind, fails: java.lang.IllegalStateException: still open""", losses.text());
    }
}
