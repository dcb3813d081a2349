package async.measure.jmh;

import java.io.Serializable;

/// What [Host] tells the page while it measures, in the order of this list; `Failed` may come instead of any.
sealed interface Told extends Serializable {

    /// Another JMH measures on this machine: its turn comes first.
    record Waiting() implements Told {}

    record Planned(Plan plan) implements Told {}

    record Begun(String benchmark) implements Told {}

    /// An iteration is done.
    record Step() implements Told {}

    record Scored(Score score) implements Told {}

    record Ended() implements Told {}

    /// @param why in one sentence, without its full stop
    record Failed(String why) implements Told {}
}
