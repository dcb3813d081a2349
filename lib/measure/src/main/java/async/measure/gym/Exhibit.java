package async.measure.gym;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Something broken, and the same thing sound: the least edit apart.
///
/// {@snippet class=GymTest region=check}
///
/// Idea: mutation testing, turned round; there a tool breaks your code to test your tests.
///
/// @param name in one word
/// @param bug what is wrong, told to whoever has caught it
/// @param trick what catches it, told as late
/// @param broken makes a new broken one
/// @param sound makes a new sound one
public record Exhibit<S>(String name, String bug, String trick, Supplier<S> broken, Supplier<S> sound) {

    /// To warm up with.
    public static final Exhibit<Dozer> DOZER = new Exhibit<>(
            "dozer",
            "a ring inside the poll is wiped out",
            "a future that rings in its own poll",
            Dozer::new,
            Repairs.LightDozer::new);

    public static final Exhibit<Kettle> KETTLE =
            new Exhibit<>("kettle", "busy polling", "a bell that counts", Kettle::new, Repairs.QuietKettle::new);
    public static final Exhibit<OfTwo> BREAKFAST = new Exhibit<>(
            "breakfast",
            "a poll after Ready",
            "two parts that are not ready together",
            () -> Breakfast::new,
            () -> Repairs.PatientBreakfast::new);
    public static final Exhibit<OfTwo> SPRINT = new Exhibit<>(
            "sprint",
            "a forgotten close",
            "a loser that tells of its close",
            () -> Sprint::new,
            () -> Repairs.TidySprint::new);

    public static final Exhibit<Parcel> PARCEL = new Exhibit<>(
            "parcel", "a stale waker", "two polls, with two bells", Parcel::new, Repairs.ForwardedParcel::new);
    public static final Exhibit<Letterbox> LETTERBOX = new Exhibit<>(
            "letterbox",
            "a lost wake: it looks, then registers",
            "a context that lets the event in",
            Letterbox::new,
            Repairs.WatchedLetterbox::new);
    public static final Exhibit<Hatch> HATCH = new Exhibit<>(
            "hatch",
            "a lost wake: it rings, then serves",
            "a waker that lets the next poll in",
            Hatch::new,
            Repairs.HonestHatch::new);
    public static final Exhibit<Tray> TRAY = new Exhibit<>(
            "tray", "a wake under a lock", "a waker that needs the lock", Tray::new, Repairs.OpenTray::new);

    public static final Exhibit<Booth> BOOTH = new Exhibit<>(
            "booth",
            "a wake that waits for a place",
            "more rings than places",
            Booth::new,
            () -> new Booth(new LinkedBlockingQueue<>()));
    public static final Exhibit<Nightwatch> NIGHTWATCH = new Exhibit<>(
            "nightwatch",
            "a park race: it looks, then sleeps",
            "a ring in the gap between them",
            Nightwatch::new,
            Repairs.WaryNightwatch::new);
    public static final Exhibit<Crew> CREW = new Exhibit<>(
            "crew",
            "two threads poll one future",
            "a task that rings, and lets a thread in",
            Crew::new,
            Repairs.OrderlyCrew::new);

    public Exhibit {
        Objects.requireNonNull(name, "an exhibit needs a name");
        Objects.requireNonNull(bug, "an exhibit needs a bug");
        Objects.requireNonNull(trick, "an exhibit needs a trick that catches it");
        Objects.requireNonNull(broken, "an exhibit needs a broken form");
        Objects.requireNonNull(sound, "an exhibit needs a sound form");
    }

    /// The ten that count, the easier ones first.
    ///
    /// {@snippet class=GymTest region=all}
    public static List<Exhibit<?>> all() {
        return List.of(KETTLE, BREAKFAST, SPRINT, PARCEL, LETTERBOX, HATCH, TRAY, BOOTH, NIGHTWATCH, CREW);
    }
}
