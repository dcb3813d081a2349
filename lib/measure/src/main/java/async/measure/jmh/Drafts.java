package async.measure.jmh;

import async.measure.jmh.Cell.Span;
import async.measure.jmh.Cell.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes the files of a cell: one for each type, since each has to be public; one for the bare members, with a class
/// around them; those of earlier cells that are named here. All lie in one package.
record Drafts(Cell cell, Earlier earlier) {

    /// An earlier method lives in a class of this name, and its own.
    static final String METHOD = "JmhMethod_";

    private static final List<String> JMH = List.of(
            "annotations.Benchmark",
            "annotations.BenchmarkMode",
            "annotations.CompilerControl",
            "annotations.Fork",
            "annotations.Group",
            "annotations.GroupThreads",
            "annotations.Level",
            "annotations.Measurement",
            "annotations.Mode",
            "annotations.OperationsPerInvocation",
            "annotations.OutputTimeUnit",
            "annotations.Param",
            "annotations.Scope",
            "annotations.Setup",
            "annotations.State",
            "annotations.TearDown",
            "annotations.Threads",
            "annotations.Timeout",
            "annotations.Warmup",
            "infra.Blackhole");
    private static final Pattern SINGLE = Pattern.compile("import\\s+[\\w.]+\\.(\\w+)\\s*;");

    List<Draft> all() {
        var drafts = new ArrayList<Draft>();
        cell.types().forEach(type -> drafts.add(file(type)));
        if (!cell.bare().isEmpty()) drafts.add(wrapper());
        earlier.types().forEach((name, source) -> {
            if (!cell.typeNames().contains(name)) drafts.add(head(name).own(source));
        });
        earlier.methods().forEach((name, overloads) -> drafts.add(methods(name, overloads)));
        return drafts;
    }

    private Draft file(Type type) {
        return imports(head(type.name())).own(type.open() ? "" : " public ").copy(cell.text(), type.span());
    }

    private Draft wrapper() {
        var draft = imports(head(Cell.WRAPPER)).own(" @State(Scope.Thread) public class " + Cell.WRAPPER + " {");
        for (Span span : cell.bare()) draft.copy(cell.text(), span);
        return draft.own("}");
    }

    private Draft methods(String name, List<String> overloads) {
        var draft = head(METHOD + name).own("class " + METHOD + name + " {");
        overloads.forEach(method -> draft.own("static " + method + "\n"));
        return draft.own("}");
    }

    private Draft imports(Draft draft) {
        for (var each : cell.imports()) draft.copy(cell.text(), each.span());
        return draft;
    }

    /// Package and imports, in one line: the cell's own begin below it. What somebody names himself is not imported.
    private Draft head(String name) {
        var taken = taken();
        var draft = new Draft(name).own("package " + Names.TYPED + ";");
        JMH.stream()
                .filter(type -> !taken.contains(simple(type)))
                .forEach(type -> draft.own("import org.openjdk.jmh." + type + ";"));
        taken.addAll(JMH.stream().map(Drafts::simple).collect(Collectors.toSet()));
        earlier.imports().stream()
                .filter(line -> !taken.contains(named(line)))
                .forEach(line -> draft.own(line.replace('\n', ' ')));
        earlier.methods()
                .keySet()
                .forEach(method -> draft.own("import static " + Names.TYPED + "." + METHOD + method + ".*;"));
        return draft;
    }

    private Set<String> taken() {
        var taken = new HashSet<>(cell.typeNames());
        taken.addAll(earlier.types().keySet());
        taken.addAll(cell.importedNames());
        return taken;
    }

    /// The type that an import names, empty if it names more than one.
    private static String named(String line) {
        var single = SINGLE.matcher(line);
        return single.matches() ? single.group(1) : "";
    }

    private static String simple(String type) {
        return type.substring(type.indexOf('.') + 1);
    }
}
