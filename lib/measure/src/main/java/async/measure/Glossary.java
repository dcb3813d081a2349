package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Table;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the words of this course mean, from glossary.yml.
///
/// {@snippet class=GlossaryTest region=words}
public final class Glossary {

    private final Map<String, String> meanings = new LinkedHashMap<>();

    Glossary(Reader yaml) {
        for (var row : YamlRows.in("glossary.yml", yaml)) meanings.put(row.text("word"), row.text("meaning"));
    }

    /// The meanings of these words, in this order.
    ///
    /// @throws IllegalArgumentException if the glossary lacks a word
    public static Figure words(String... words) throws IOException {
        try (var in = Glossary.class.getResourceAsStream("/course/glossary.yml")) {
            if (in == null)
                throw new IllegalStateException("glossary.yml is not in this jar: build it again with ./course lab");
            return new Glossary(new InputStreamReader(in, StandardCharsets.UTF_8)).of(words);
        }
    }

    Figure of(String... words) {
        var table = Table.of("word", "what it means here");
        for (var word : words) table.row(word, meaning(word));
        return table;
    }

    private String meaning(String word) {
        var meaning = meanings.get(word);
        if (meaning == null)
            throw new IllegalArgumentException(
                    "\"" + word + "\" is not in notebooks/glossary.yml: add it there, or use one of "
                            + String.join(", ", meanings.keySet()));
        return meaning;
    }
}
