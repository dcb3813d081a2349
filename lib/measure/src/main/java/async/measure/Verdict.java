package async.measure;

/// What became of a claim on this machine. A word and a mark, never colour alone.
///
/// {@snippet class=ClaimTest region=verdict}
public sealed interface Verdict {

    record Holds() implements Verdict {}

    record HoldsIf(String when) implements Verdict {}

    record FalseHere() implements Verdict {}

    record Dated(String until) implements Verdict {}

    record Opinion() implements Verdict {}

    record CannotTell(String why) implements Verdict {}

    /// The word that claims.yml and the result files use.
    default String word() {
        return switch (this) {
            case Holds _ -> "holds";
            case HoldsIf _ -> "holds-if";
            case FalseHere _ -> "false-here";
            case Dated _ -> "dated";
            case Opinion _ -> "opinion";
            case CannotTell _ -> "cannot-tell";
        };
    }

    default String mark() {
        return switch (this) {
            case Holds _ -> "✓";
            case HoldsIf _ -> "◐";
            case FalseHere _ -> "✗";
            case Dated _ -> "↺";
            case Opinion _ -> "“";
            case CannotTell _ -> "?";
        };
    }

    /// The verdict in words, for the page.
    default String label() {
        return switch (this) {
            case Holds _ -> "holds";
            case HoldsIf(var when) -> "holds only " + led(when, "when ", "if ");
            case FalseHere _ -> "false here";
            case Dated(var until) -> "dated: true " + led(until, "until ", "before ");
            case Opinion _ -> "opinion";
            case CannotTell(var why) -> "cannot tell here: " + why;
        };
    }

    /// The part of the label that only this verdict knows; empty where the word says it all.
    default String why() {
        return switch (this) {
            case HoldsIf(var when) -> when;
            case Dated(var until) -> until;
            case CannotTell(var why) -> why;
            case Holds _, FalseHere _, Opinion _ -> "";
        };
    }

    /// The verdict that a result file holds, back again.
    ///
    /// @throws IllegalArgumentException if there is no such word
    static Verdict of(String word, String why) {
        return switch (word) {
            case "holds" -> new Holds();
            case "holds-if" -> new HoldsIf(why);
            case "false-here" -> new FalseHere();
            case "dated" -> new Dated(why);
            case "opinion" -> new Opinion();
            case "cannot-tell" -> new CannotTell(why);
            default ->
                throw new IllegalArgumentException("\"" + word
                        + "\" is no verdict: holds, holds-if, false-here, dated, opinion and cannot-tell are");
        };
    }

    private static String led(String words, String usual, String other) {
        return words.startsWith(usual) || words.startsWith(other) ? words : usual + words;
    }
}
