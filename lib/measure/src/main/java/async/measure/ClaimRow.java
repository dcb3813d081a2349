package async.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One statement of the documents, as claims.yml has it.
///
/// @param expect the verdicts to expect; the first whose condition fits the machine counts
/// @param needs what a machine must have before anything can be told: cores, memory (MB), cargo
record ClaimRow(
        String id,
        String document,
        String section,
        String claim,
        String page,
        List<String> aliases,
        boolean done,
        List<Expectation> expect,
        Map<String, Object> needs) {

    private static final Map<String, String> DOCUMENTS = Map.of(
            "000", "the overview",
            "001", "the primer",
            "002", "the essay",
            "003", "the article",
            "004", "the book's opening");

    record Expectation(Condition when, String verdict) {}

    /// The word for the verdict to expect on this machine.
    String expected(Specs specs) {
        if (missing(specs).isPresent()) return "cannot-tell";
        return expect.stream()
                .filter(expectation -> expectation.when().fits(specs))
                .map(Expectation::verdict)
                .findFirst()
                .orElse("cannot-tell");
    }

    /// Why this machine cannot tell, in words.
    String obstacle(Specs specs) {
        return missing(specs)
                .orElseGet(() -> "it asks for "
                        + expect.stream()
                                .map(expectation -> expectation.when().text())
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse("more than any machine has"));
    }

    private Optional<String> missing(Specs specs) {
        return needs.entrySet().stream()
                .filter(need -> !met(need, specs))
                .map(need -> lack(need, specs))
                .findFirst();
    }

    private static boolean met(Map.Entry<String, Object> need, Specs specs) {
        return switch (need.getValue()) {
            case Number least -> specs.number(need.getKey()) >= least.longValue();
            default -> specs.cargo();
        };
    }

    private static String lack(Map.Entry<String, Object> need, Specs specs) {
        return switch (need.getValue()) {
            case Number least ->
                "it needs %s %s, and this machine has %s"
                        .formatted(
                                need.getKey().equals("cores") ? least : least + " MB of",
                                need.getKey(),
                                specs.number(need.getKey()));
            default -> "it needs " + need.getKey() + ", which is not on the path";
        };
    }

    /// Where the statement stands: `the essay, What a promise is`.
    String source() {
        return DOCUMENTS.getOrDefault(document, "between the documents") + ", " + section;
    }
}
