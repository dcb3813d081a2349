package async.measure;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A condition on the machine, as claims.yml writes it: `cores >= 2 and memory >= 1000`.
record Condition(String text, List<Comparison> all) {

    private static final Pattern COMPARISON = Pattern.compile("\\s*(\\w+)\\s*(>=|<|==)\\s*(\\d+)\\s*");

    private record Comparison(String name, String operator, long bound) {

        boolean fits(Specs specs) {
            long number = specs.number(name);
            return switch (operator) {
                case ">=" -> number >= bound;
                case "<" -> number < bound;
                default -> number == bound;
            };
        }
    }

    static final Condition ALWAYS = new Condition("", List.of());

    /// @throws IllegalArgumentException if it cannot be read, naming the part
    static Condition parse(String text) {
        return new Condition(
                text, Stream.of(text.split("\\band\\b", -1)).map(Condition::one).toList());
    }

    private static Comparison one(String part) {
        var match = COMPARISON.matcher(part);
        if (!match.matches())
            throw new IllegalArgumentException("cannot read \"" + part.strip()
                    + "\": write a name, one of >= < == and a whole number, as in \"cores >= 2 and memory >= 1000\"");
        var comparison = new Comparison(match.group(1), match.group(2), Long.parseLong(match.group(3)));
        comparison.fits(new Specs(0, 0, 0, false)); // an unknown name is found now, not on the one machine that asks
        return comparison;
    }

    boolean fits(Specs specs) {
        return all.stream().allMatch(comparison -> comparison.fits(specs));
    }
}
