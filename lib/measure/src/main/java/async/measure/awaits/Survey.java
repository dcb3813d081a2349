package async.measure.awaits;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.measure.Show;
import async.measure.chart.Figure;
import java.io.IOException;
import java.util.function.Supplier;

/// Asks three search engines, one after the other, and adds up how many pages they know. Each way to write that down is
/// a class of its own, to be read beside the others.
///
/// {@snippet class=SurveyTest region=survey}
public enum Survey {
    BY_HAND("by hand", ByHand.class, ByHand::new),
    COMBINATORS("combinators", Combined.class, Combined::of),
    COROUTINE("coroutine", AsCoroutine.class, AsCoroutine::of),
    COMPILED("compiled", Compiled.class, Compiled::of);

    /// How many engines are asked.
    public static final int ENGINES = 3;

    private interface Way {
        Future<Integer> of(Supplier<Future<Integer>> engine);
    }

    private final String words;
    private final Class<?> type;
    private final Way way;

    Survey(String words, Class<?> type, Way way) {
        this.words = words;
        this.type = type;
        this.way = way;
    }

    /// One survey, lazy as any future.
    ///
    /// {@snippet class=SurveyTest region=survey}
    ///
    /// @param engine asked [#ENGINES] times, each time only when the answer before is there
    public Future<Integer> of(Supplier<Future<Integer>> engine) {
        return way.of(engine);
    }

    /// Makes and polls this many surveys of engines that are each late once, and adds up what they find. For measuring.
    ///
    /// {@snippet class=SurveyTest region=run}
    public long run(int surveys) throws Exception {
        Context cx = Context.of(Waker.NOOP);
        long pages = 0;
        for (int i = 0; i < surveys; i++) pages += value(of(Late::new), cx);
        return pages;
    }

    private static int value(Future<Integer> survey, Context cx) throws Exception {
        for (; ; ) if (survey.poll(cx) instanceof Poll.Ready<Integer>(Integer pages)) return pages;
    }

    /// The whole class, folded.
    ///
    /// {@snippet class=SurveyTest region=source}
    public Figure source() throws IOException {
        return Show.source(type);
    }

    /// How many lines its code has.
    ///
    /// {@snippet class=SurveyTest region=source}
    public int lines() throws IOException {
        return Show.lines(type);
    }

    @Override
    public String toString() {
        return words;
    }
}
