package async.measure;

import async.compile.Explanation;
import async.core.Future;
import async.measure.chart.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Shows what a page calls: its source, folded, which travels in the course's jar; and a body that waits, from the
/// inside.
///
/// {@snippet class=ShowTest region=source}
public final class Show {

    private Show() {}

    /// One method, all its overloads, each with the first paragraph of its comment.
    ///
    /// @throws IllegalArgumentException if there is no such method, or the source is not in the jar
    public static Figure source(Class<?> type, String method) throws IOException {
        return folded(name(type) + "." + method, SourceText.of(file(type)).methods(type.getSimpleName(), method));
    }

    /// The whole file that a type stands in.
    public static Figure source(Class<?> type) throws IOException {
        return folded(name(type), file(type).strip());
    }

    /// Where a body stands between two polls: its state, its line, what it awaits, and the present value of each
    /// variable
    /// that it keeps. Only looks; for the thread that polls the body.
    ///
    /// {@snippet class=PausedTest region=paused}
    ///
    /// @param future what `async(body)` gave
    /// @param plan what `explain(body)` says: a machine keeps its variables without their names
    /// @throws IllegalArgumentException if the future is no body of async, or the plan is of another body
    public static Paused paused(Future<?> future, Explanation plan) {
        return Paused.of(future, plan);
    }

    /// How many lines of code the file of a type has: no comments, no blank lines, neither imports nor package.
    ///
    /// {@snippet class=ShowTest region=lines}
    public static int lines(Class<?> type) throws IOException {
        var code = Mask.of(file(type)).lines().map(String::strip);
        return (int) code.filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();
    }

    private static Figure folded(String name, String source) {
        var summary = "Source of <code>%s</code>, %s".formatted(Line.escape(name), lines(source));
        return new Line(Line.folded(summary, source), "Source of " + name + ":\n" + source);
    }

    private static String lines(String source) {
        long count = source.lines().count();
        return count == 1 ? "1 line" : count + " lines";
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String file(Class<?> type) throws IOException {
        var top = type;
        while (top.getEnclosingClass() != null) top = top.getEnclosingClass();
        var path = "/sources/" + top.getName().replace('.', '/') + ".java";
        try (var in = Show.class.getResourceAsStream(path)) {
            if (in == null)
                throw new IllegalArgumentException("the source of " + type.getName()
                        + " does not travel with this course: show a type of async or async.measure");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
