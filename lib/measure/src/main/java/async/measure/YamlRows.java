package async.measure;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A YAML file that is a list of rows, read with one clear sentence for each way that it can be wrong.
final class YamlRows {

    private YamlRows() {}

    /// One row: names and what stands behind them.
    record Row(Map<String, Object> fields) {

        boolean has(String name) {
            return fields.get(name) != null;
        }

        String text(String name) {
            return switch (fields.get(name)) {
                case String text -> text;
                case null -> throw new IllegalArgumentException("its " + name + " is missing");
                default -> throw new IllegalArgumentException("its " + name + " should stand in quotes, as text");
            };
        }

        List<String> texts(String name) {
            return has(name) ? list(name).stream().map(String::valueOf).toList() : List.of();
        }

        List<Row> rows(String name) {
            return list(name).stream().map(YamlRows::row).toList();
        }

        Map<String, Object> map(String name) {
            return row(fields.get(name)).fields();
        }

        private List<?> list(String name) {
            if (fields.get(name) instanceof List<?> list) return list;
            throw new IllegalArgumentException("its " + name + " should be a list");
        }
    }

    /// @throws IllegalArgumentException if `yaml` cannot be read, or is no list of rows
    static List<Row> in(String file, Reader yaml) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (read instanceof List<?> list)
                return list.stream().map(YamlRows::row).toList();
            throw new IllegalArgumentException(file + " should be a list of rows, each beginning with a dash");
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is not valid YAML: " + e.getMessage(), e);
        }
    }

    private static Row row(Object entry) {
        if (!(entry instanceof Map<?, ?> map))
            throw new IllegalArgumentException("expected names with values, found " + entry);
        var fields = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new Row(fields);
    }
}
