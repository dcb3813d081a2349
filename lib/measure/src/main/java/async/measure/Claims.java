package async.measure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The catalogue of statements that this course tests, read from claims.yml.
final class Claims {

    private static final Set<String> NEEDS = Set.of("cores", "memory", "heap", "cargo");

    private final Map<String, ClaimRow> rows = new LinkedHashMap<>();

    /// @throws IllegalArgumentException if the text is not as it should be, naming the id
    Claims(Reader yaml) {
        for (var entry : YamlRows.in("claims.yml", yaml)) add(entry);
    }

    private static final class Bundled {
        private static final Claims CLAIMS = read();

        private static Claims read() {
            try (var in = Claims.class.getResourceAsStream("/course/claims.yml")) {
                if (in == null)
                    throw new IllegalStateException("claims.yml is not in this jar: build it again with ./course lab");
                return new Claims(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The catalogue that travels in the jar.
    static Claims bundled() {
        return Bundled.CLAIMS;
    }

    Collection<ClaimRow> all() {
        return rows.values();
    }

    /// @throws IllegalArgumentException if there is no such claim
    ClaimRow find(String id) {
        var row = rows.get(id);
        if (row != null) return row;
        return rows.values().stream()
                .filter(other -> other.aliases().contains(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no claim " + id
                        + " in notebooks/claims.yml: look for the right id there, or add it"));
    }

    private void add(YamlRows.Row row) {
        var id = row.text("id");
        try {
            if (rows.put(id, read(id, row)) != null) throw new IllegalArgumentException("it is there twice");
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException("claims.yml, claim " + id + ": " + e.getMessage(), e);
        }
    }

    private static ClaimRow read(String id, YamlRows.Row row) {
        return new ClaimRow(
                id,
                row.text("document"),
                row.text("section"),
                row.text("claim"),
                row.text("page"),
                row.texts("aliases"),
                row.text("status").equals("done"),
                row.rows("expect").stream().map(Claims::expectation).toList(),
                needs(row));
    }

    private static ClaimRow.Expectation expectation(YamlRows.Row row) {
        var word = row.text("verdict");
        Verdict.of(word, ""); // refuses a word that is no verdict
        return new ClaimRow.Expectation(row.has("when") ? Condition.parse(row.text("when")) : Condition.ALWAYS, word);
    }

    private static Map<String, Object> needs(YamlRows.Row row) {
        if (!row.has("needs")) return Map.of();
        var needs = row.map("needs");
        needs.forEach(Claims::refuseOddNeed);
        return needs;
    }

    private static void refuseOddNeed(String name, Object need) {
        if (!NEEDS.contains(name))
            throw new IllegalArgumentException("a claim can need cores, memory, heap or cargo, but not " + name);
        boolean cargo = name.equals("cargo");
        if (cargo ? !Boolean.TRUE.equals(need) : !(need instanceof Integer))
            throw new IllegalArgumentException(
                    "its need of " + name + " should be " + (cargo ? "true" : "a whole number"));
    }
}
