package async.measure;

import async.measure.Check.Outcome;
import async.measure.chart.Figure;
import async.measure.gym.Exhibit;
import async.measure.gym.Probe;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// One check against one exhibit, on three fresh pairs of twins.
///
/// ```
///   sound                         false, a throw, no end -> not yet, it refuses the sound one
///    | true
///   broken                        true                   -> not yet, it lets the broken one pass
///    | false, a throw, no end
///   broken, sound, sound, broken  any other answer       -> not yet, that was luck
///    | the same answers again
///   passed
/// ```
///
/// The further pairs unmask a check that waits for luck, counts its own calls, or keeps what an earlier one has left
/// behind. A coin gets through once in 64.
///
/// Many a broken thing shows itself by hanging. That must not take long to say, nor be said of a slow machine: so a
/// sound form goes first, with all the `patience` of an exercise, and a broken one gets a second more than ten times
/// what that took here.
///
/// @param patience with a sound form
record Bout(Duration patience, Ledger ledger, String page) {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final String LUCK =
            ", but not each time: that is luck. Arrange the moment, so that it comes every time";

    /// @param good whether the check did what it should
    /// @param deaf whether it still runs, so that once more would only cost another core
    /// @param words what it did on the broken form, or what it should have done
    private record Judgement(boolean good, boolean deaf, String words) {

        static Judgement notYet(String words) {
            return new Judgement(false, false, words);
        }
    }

    <S> Figure run(Exhibit<S> exhibit, Probe<? super S> probe) {
        var judgement = judge(exhibit, probe);
        ledger.add(
                "exercise",
                exhibit.name(),
                page,
                judgement.good ? "passed" : "not-yet",
                "passed",
                judgement.good ? "" : judgement.words);
        var words = judgement.good
                ? exhibit.bug() + ". On the broken one your check " + judgement.words
                        + "; on the sound one it says true."
                : judgement.words;
        return Line.judged(judgement.good, exhibit.name() + " · " + words);
    }

    private <S> Judgement judge(Exhibit<S> exhibit, Probe<? super S> probe) {
        long start = System.nanoTime();
        Function<String, Judgement> sound = when -> onSound(patience, exhibit, probe, when);
        var first = sound.apply("");
        if (!first.good) return first;
        var brief = GRACE.plusNanos(10 * (System.nanoTime() - start));
        Function<String, Judgement> broken = when -> onBroken(brief, exhibit, probe, when);
        var caught = broken.apply(": it has not met the bug");
        if (!caught.good || caught.deaf) return caught;
        for (var again : List.of(broken, sound, sound, broken)) {
            var next = again.apply(LUCK);
            if (!next.good) return next;
        }
        return caught;
    }

    private <S> Judgement onSound(Duration patience, Exhibit<S> exhibit, Probe<? super S> probe, String when) {
        var check = new Check(patience, ledger, page);
        var outcome = attempt(check, exhibit, exhibit.sound(), probe);
        return switch (outcome) {
            case Outcome.Right() -> new Judgement(true, false, "");
            case Outcome.Wrong _, Outcome.Threw _, Outcome.Hangs _ ->
                Judgement.notYet("your check refuses the sound one (it " + deed(check, outcome) + ")" + when);
            case Outcome.Unwritten _, Outcome.Stopped _ -> Judgement.notYet(deed(check, outcome));
        };
    }

    private <S> Judgement onBroken(Duration patience, Exhibit<S> exhibit, Probe<? super S> probe, String when) {
        var check = new Check(patience, ledger, page);
        var outcome = attempt(check, exhibit, exhibit.broken(), probe);
        return switch (outcome) {
            case Outcome.Right() -> Judgement.notYet("your check lets the broken one pass, too" + when);
            case Outcome.Hangs(var forGood) ->
                new Judgement(true, forGood, forGood ? deed(check, outcome) : "never comes back");
            case Outcome.Wrong _, Outcome.Threw _ -> new Judgement(true, false, deed(check, outcome));
            case Outcome.Unwritten _, Outcome.Stopped _ -> Judgement.notYet(deed(check, outcome));
        };
    }

    private static String deed(Check check, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Right() -> "says true";
            case Outcome.Wrong wrong -> "says " + wrong.seen();
            case Outcome.Threw threw -> "throws " + threw.failure();
            case Outcome.Hangs _ -> "is " + check.shortcoming(outcome);
            case Outcome.Unwritten() -> "write the check first";
            case Outcome.Stopped() -> check.shortcoming(outcome);
        };
    }

    private static <S> Outcome attempt(Check check, Exhibit<S> exhibit, Supplier<S> form, Probe<? super S> probe) {
        return check.attempt(exhibit.name(), true, () -> probe.holds(form.get()));
    }
}
