package async.measure.jmh;

import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;

/// What a page calls a benchmark: its method; `Type.method` where there are several types; behind it the parameters.
record Names(List<String> classes) {

    /// The package of what is typed in a cell.
    static final String TYPED = "jmhcell";

    String of(BenchmarkParams params) {
        return of(params.getBenchmark())
                + params.getParamsKeys().stream()
                        .map(key -> key + " = " + params.getParam(key))
                        .collect(Collectors.joining(", ", " (", ")"))
                        .replace(" ()", "");
    }

    private String of(String benchmark) {
        var parts = benchmark.split("\\.");
        var method = parts[parts.length - 1];
        return classes.size() == 1 ? method : parts[parts.length - 2] + "." + method;
    }
}
