package async.measure.jmh;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/// Compiles the benchmarks that a reader types into a cell: classes, or bare methods and fields.
///
/// - **Seen** are the page's imports, JMH's, and the types and methods of earlier cells, which are compiled anew with
/// it.
/// - **Not seen** are the page's variables: the benchmark runs in another JVM.
///
/// {@snippet class=TypedTest region=typed}
public sealed interface Typed {

    /// @param classes that hold benchmarks
    record Compiled(List<String> classes) implements Typed {}

    /// @param why each error at its line of the cell, below each other
    record Refused(String why) implements Typed {}

    /// @param body the cell without its first line
    /// @param folder for the classes
    static Typed compile(String body, JShell shell, Path folder) {
        return compile(body, shell == null ? Earlier.NOTHING : Earlier.of(shell), folder);
    }

    private static Typed compile(String body, Earlier earlier, Path folder) {
        var errors = new DiagnosticCollector<JavaFileObject>();
        var cell = parsed("\n" + body, errors);
        if (failed(errors)) return refused(errors, cell, Set.of());
        if (cell.benchmarks().isEmpty())
            return new Refused("No method of this cell has @Benchmark before it: put it on each one to be measured.");
        var drafts = new Drafts(cell, earlier.namedBy(body)).all();
        compile(drafts, folder, errors);
        if (failed(errors)) return refused(errors, cell, earlier.variables());
        return new Compiled(
                cell.benchmarks().stream().map(name -> Names.TYPED + "." + name).toList());
    }

    private static Cell parsed(String text, DiagnosticCollector<JavaFileObject> errors) {
        try {
            var file = new Draft(Cell.WRAPPER).copy(text, new Cell.Span(0, text.length()));
            var task = (JavacTask)
                    compiler().getTask(Writer.nullWriter(), null, errors, List.of("-proc:none"), null, List.of(file));
            var unit = task.parse().iterator().next();
            return Cell.of(text, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(List<Draft> drafts, Path folder, DiagnosticCollector<JavaFileObject> errors) {
        var options = List.of(
                "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:full", "-g", "-nowarn");
        var task = compiler().getTask(Writer.nullWriter(), null, errors, options, null, drafts);
        task.setProcessors(List.of(new BenchmarkProcessor()));
        task.call();
    }

    private static JavaCompiler compiler() {
        return ToolProvider.getSystemJavaCompiler();
    }

    private static boolean failed(DiagnosticCollector<JavaFileObject> errors) {
        return errors.getDiagnostics().stream().anyMatch(Typed::error);
    }

    private static boolean error(Diagnostic<?> diagnostic) {
        return diagnostic.getKind() == Diagnostic.Kind.ERROR;
    }

    private static Refused refused(DiagnosticCollector<JavaFileObject> errors, Cell cell, Set<String> variables) {
        return new Refused(errors.getDiagnostics().stream()
                .filter(Typed::error)
                .map(error -> Complaint.of(error, cell, variables))
                .distinct()
                .sorted()
                .map(Complaint::toString)
                .collect(Collectors.joining("\n")));
    }
}
