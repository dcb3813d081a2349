package async.measure;

import async.measure.chart.Figure;
import async.measure.jmh.Forked;
import async.measure.jmh.Forked.Outcome.Failure;
import async.measure.jmh.Forked.Outcome.Measured;
import async.measure.jmh.JmhResult;
import async.measure.jmh.Scratch;
import async.measure.jmh.Typed;
import async.measure.jmh.Typed.Compiled;
import async.measure.jmh.Typed.Refused;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.CellMagic;

/// A cell that begins with `%%jmh`, or `%%jmh 20` for twenty seconds: the rest of it are benchmarks, classes or bare
/// methods, which are compiled, run in JVMs of their own and shown as a chart and a table.
///
/// What is wrong with them is shown, not thrown: a kernel would print its own stack trace around it. [Jmh#last] has the
/// result for the cells below.
final class JmhMagic implements CellMagic<Figure, BaseKernel> {

    private static final int USUAL = 10;
    private static final int MOST = 600;

    @Override
    public Figure eval(BaseKernel kernel, List<String> args, String body) throws Exception {
        return eval(shell(kernel), args, body);
    }

    Figure eval(JShell shell, List<String> args, String body) throws InterruptedException {
        Jmh.remember(null);
        int seconds = seconds(args);
        if (seconds == 0) return Line.of("%%jmh takes one number, the seconds it may last, 1 to 600: %%jmh 20");
        try (var scratch = Scratch.make("jmh-cell")) {
            var typed = Typed.compile(body, shell, scratch.folder());
            if (Thread.interrupted()) throw new InterruptedException("stopped while compiling"); // javac only stumbles
            return switch (typed) {
                case Refused(var why) -> block(why);
                case Compiled(var classes) -> measured(seconds, scratch.folder(), classes);
            };
        } catch (UncheckedIOException noRoom) {
            return Line.of(noRoom.getMessage());
        }
    }

    private static Figure measured(int seconds, Path folder, List<String> classes) throws InterruptedException {
        var path = folder + File.pathSeparator + System.getProperty("java.class.path");
        return switch (Forked.run(Duration.ofSeconds(seconds), path, classes)) {
            case Failure(var why) -> Line.of(why);
            case Measured(JmhResult result) -> {
                Jmh.remember(result);
                yield result;
            }
        };
    }

    /// 0 if it is none.
    private static int seconds(List<String> args) {
        if (args.isEmpty()) return USUAL;
        if (args.size() > 1 || !args.getFirst().matches("\\d{1,3}")) return 0;
        int seconds = Integer.parseInt(args.getFirst());
        return seconds <= MOST ? seconds : 0;
    }

    private static Figure block(String words) {
        return new Line("<pre>" + Line.escape(words) + "</pre>", words);
    }

    /// JJava's own kernel has one, but the class stands in no library that can be compiled against.
    static JShell shell(BaseKernel kernel) {
        try {
            return (JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
        } catch (ReflectiveOperationException anotherKernel) {
            return null;
        }
    }
}
