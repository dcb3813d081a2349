package async.measure;

import async.measure.Check.Outcome;
import async.measure.chart.Figure;
import async.measure.gym.Exhibit;
import async.measure.gym.Probe;
import java.time.Duration;
import java.util.function.Supplier;

/// One check against one exhibit.
///
/// ```
///   sound form:          false, a throw, no end -> not yet, it refuses the sound one
///    | true
///   broken form:         true                   -> not yet, it lets the broken one pass
///    | false, a throw, no end
///   sound form, again:   false, a throw, no end -> not yet, it refuses the sound one when that comes again
///    | true
///   passed
/// ```
///
/// The last step unmasks a check that counts its own calls, or keeps what an earlier one has left behind.
///
/// Many a broken thing shows itself by hanging. That must not take long to say, nor be said of a slow machine: so the
/// sound form goes first, with all the `patience` of an exercise, and the broken one gets a second more than ten times
/// what the sound one took here.
///
/// @param patience with the sound form
record Bout(Duration patience, Ledger ledger, String page) {

    private static final Duration GRACE = Duration.ofSeconds(1);

    /// @param caught whether the check does what it should
    /// @param words what it did on the broken form, or what it should have done
    private record Judgement(boolean caught, String words) {}

    <S> Figure run(Exhibit<S> exhibit, Probe<? super S> probe) {
        var judgement = judge(exhibit, probe);
        ledger.add(
                "exercise",
                exhibit.name(),
                page,
                judgement.caught ? "passed" : "not-yet",
                "passed",
                judgement.caught ? "" : judgement.words);
        return judgement.caught
                ? Line.of("✓ passed · %s · %s: your check refuses the broken one (%s) and lets the sound one pass"
                        .formatted(exhibit.name(), exhibit.bug(), judgement.words))
                : Line.of("✗ not yet · %s · %s".formatted(exhibit.name(), judgement.words));
    }

    private <S> Judgement judge(Exhibit<S> exhibit, Probe<? super S> probe) {
        long start = System.nanoTime();
        var patient = new Check(patience, ledger, page);
        var sound = attempt(patient, exhibit, exhibit.sound(), probe);
        if (!passes(sound)) return onSound(patient, sound, "");
        var brisk = new Check(GRACE.plusNanos(10 * (System.nanoTime() - start)), ledger, page);
        var judgement = onBroken(brisk, attempt(brisk, exhibit, exhibit.broken(), probe));
        if (!judgement.caught) return judgement;
        var again = attempt(patient, exhibit, exhibit.sound(), probe);
        return passes(again) ? judgement : onSound(patient, again, " when that comes again");
    }

    private static boolean passes(Outcome outcome) {
        return outcome instanceof Outcome.Ended(var shortcoming) && shortcoming.isEmpty();
    }

    private static Judgement onSound(Check check, Outcome refused, String when) {
        return switch (refused) {
            case Outcome.Unwritten() -> new Judgement(false, "write the check first");
            case Outcome.Stopped _ -> new Judgement(false, check.shortcoming(refused));
            case Outcome.Ended _, Outcome.Hangs _ ->
                new Judgement(
                        false, "your check refuses the sound one" + when + " (" + check.shortcoming(refused) + ")");
        };
    }

    private static Judgement onBroken(Check check, Outcome broken) {
        return switch (broken) {
            case Outcome.Ended(var shortcoming)
            when shortcoming.isEmpty() -> new Judgement(false, "your check lets the broken one pass, too");
            case Outcome.Ended(var shortcoming) -> new Judgement(true, shortcoming);
            case Outcome.Hangs(var forGood) -> new Judgement(true, forGood ? check.shortcoming(broken) : "it hangs");
            case Outcome.Stopped stopped -> new Judgement(false, check.shortcoming(stopped));
            case Outcome.Unwritten() -> new Judgement(false, "write the check first");
        };
    }

    private static <S> Outcome attempt(Check check, Exhibit<S> exhibit, Supplier<S> form, Probe<? super S> probe) {
        return check.attempt(exhibit.name(), true, () -> probe.holds(form.get()));
    }
}
