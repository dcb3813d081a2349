package async.measure;

/// A line of what `./course bench` found, tabs between its parts; `lib/course/bench_report.py` writes them.
sealed interface BenchRow {

    /// On the host card.
    record Fact(String name, String value) implements BenchRow {}

    /// A result; what follows belongs to it.
    record Job(String name, String unit) implements BenchRow {}

    /// Numbers in the unit of the result.
    record Bar(String peer, double min, double median, double max, double spread, double ofBest, String way)
            implements BenchRow {}

    record Without(String peer, String why) implements BenchRow {}

    record Goal(String words) implements BenchRow {}

    /// @throws IllegalArgumentException if the first part is none of these
    static BenchRow of(String line) {
        String[] part = line.split("\t", -1);
        return switch (part[0]) {
            case "fact" -> new Fact(part[1], part[2]);
            case "job" -> new Job(part[1], part[2]);
            case "bar" ->
                new Bar(
                        part[1],
                        number(part[2]),
                        number(part[3]),
                        number(part[4]),
                        number(part[5]),
                        number(part[6]),
                        part[7]);
            case "none" -> new Without(part[1], part[2]);
            case "goal" -> new Goal(part[1]);
            default -> throw new IllegalArgumentException("a row is none of fact, job, bar, none, goal: " + line);
        };
    }

    private static double number(String digits) {
        return Double.parseDouble(digits);
    }
}
