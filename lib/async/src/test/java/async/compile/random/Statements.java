package async.compile.random;

import async.compile.random.Scope.Role;
import async.compile.random.Scope.Variable;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// The source of a random program: the statements of one async body.
///
/// Every loop counts its turns in a variable that nothing else assigns, so every program ends.
public final class Statements {

    private final SplittableRandom random;
    private final Expressions expressions;
    private final StringBuilder source = new StringBuilder();
    private int indent = 3;
    private int left;

    private Statements(long seed) {
        random = new SplittableRandom(seed);
        expressions = new Expressions(random);
        left = random.nextInt(3, 15);
    }

    /// A body as it stands between the braces of its lambda.
    public static String body(long seed) {
        var writer = new Statements(seed);
        Scope scope = Scope.outermost();
        scope.with(Kind.INT, "number", Role.FIELD)
                .with(Kind.LONG, "this.wide", Role.FIELD)
                .with(Kind.INTS, "cells", Role.FIELD);
        while (writer.left > 0) writer.statement(scope);
        writer.tell(scope);
        writer.line("return " + writer.value(writer.kind(), scope) + ";");
        return writer.source.toString();
    }

    private void statement(Scope scope) {
        left--;
        boolean nests = left > 0 && indent < 8;
        switch (random.nextInt(nests ? 22 : 7)) {
            case 0, 1 -> declare(scope);
            case 2, 3 -> assign(scope);
            case 4 -> tell(scope);
            case 5 -> jump(scope);
            case 6 -> element(scope);
            case 7 -> branch(scope);
            case 8, 9 -> counted(scope);
            case 10 -> conditional(scope);
            case 11 -> each(scope);
            case 12, 13, 14 -> guarded(scope);
            case 15 -> resources(scope);
            case 16 -> numbers(scope);
            case 17 -> patterns(scope);
            case 18, 19 -> nested(scope);
            case 20 -> texts(scope);
            default -> braces("", scope.block(), this::few);
        }
    }

    private void few(Scope scope) {
        for (int i = random.nextInt(1, 4); i > 0; i--) statement(scope);
        if (chance(30)) tell(scope);
    }

    // Simple ones

    private void declare(Scope scope) {
        Kind kind = kind();
        String name = name("v");
        boolean fixed = chance(30);
        line((fixed ? "final " : "") + kind.type + " " + name + " = " + value(kind, scope) + ";");
        scope.with(kind, name, fixed ? Role.FIXED : Role.FREE);
    }

    private void assign(Scope scope) {
        Kind kind = kind();
        Variable target = scope.pick(random, kind, true);
        if (target == null) declare(scope);
        else if (kind.counts() && chance(60))
            line(target.name() + expressions.one(" += ", " -= ", " *= ") + value(kind, scope) + ";");
        else line(target.name() + " = " + value(kind, scope) + ";");
    }

    private void element(Scope scope) {
        Kind kind = expressions.one(Kind.INTS, Kind.LONGS);
        Variable array = scope.pick(random, kind, false);
        if (array == null) return;
        Kind cell = kind == Kind.INTS ? Kind.INT : Kind.LONG;
        String place = array.name() + "[" + value(Kind.INT, scope) + " & " + (chance(5) ? 3 : 1) + "]";
        if (chance(30)) line(place + "++;");
        else line(place + expressions.one(" = ", " += ", " ^= ") + value(cell, scope) + ";");
    }

    private void tell(Scope scope) {
        var values = new StringBuilder();
        for (Variable each : scope.variables)
            if (chance(70)) values.append(", ").append(each.name());
        line("run.log(\"" + name("at") + "\"" + values + ");");
    }

    private void jump(Scope scope) {
        String where = scope.loops.isEmpty()
                ? ""
                : chance(50) ? "" : " " + scope.loops.get(random.nextInt(scope.loops.size()));
        String way = scope.loops.isEmpty() || chance(20)
                ? chance(50)
                        ? "throw new " + expressions.one("IllegalState", "IO") + "Exception(\"" + name("thrown") + "\")"
                        : "return " + value(scope.gives, scope)
                : expressions.one("break", "continue") + where;
        line("if (" + value(Kind.BOOLEAN, scope) + ") " + way + ";");
    }

    // Those with blocks

    private void branch(Scope scope) {
        braces("if (" + value(Kind.BOOLEAN, scope) + ") ", scope.block(), this::few);
        if (chance(60)) braces("else ", scope.block(), this::few);
    }

    private void counted(Scope scope) {
        String label = name("loop");
        String i = name("i");
        braces(
                label + ": for (int " + i + " = 0; " + i + " < " + random.nextInt(1, 4) + "; " + i + "++) ",
                scope.loop(label),
                body -> {
                    String copy = name("c");
                    line("final int " + copy + " = " + i + ";");
                    few(body.with(Kind.INT, copy, Role.FIXED));
                });
    }

    private void conditional(Scope scope) {
        String label = name("loop");
        String turns = name("w");
        String bound = "++" + turns + " < " + random.nextInt(2, 5) + " && " + value(Kind.BOOLEAN, scope);
        line("int " + turns + " = 0;");
        if (chance(50)) braces(label + ": while (" + bound + ") ", scope.loop(label), this::few);
        else {
            braces(label + ": do ", scope.loop(label), this::few);
            line("while (" + bound + ");");
        }
    }

    private void each(Scope scope) {
        String label = name("loop");
        String item = name("e");
        boolean list = chance(50);
        String over = list
                ? "List.of(" + value(Kind.STRING, scope) + ", " + value(Kind.STRING, scope) + ")"
                : value(Kind.LONGS, scope);
        Kind kind = list ? Kind.STRING : Kind.LONG;
        Scope inner = scope.loop(label).with(kind, item, Role.FREE);
        braces(label + ": for (" + kind.type + " " + item + " : " + over + ") ", inner, this::few);
    }

    private void guarded(Scope scope) {
        braces("try ", scope.block(), body -> {
            few(body);
            line("Toys.mayFail(" + value(Kind.INT, body) + ", \"" + name("fail") + "\");");
            statement(body);
        });
        boolean caught = chance(70);
        if (caught && chance(40)) handler("IOException", scope);
        if (caught)
            handler(expressions.one("IllegalStateException", "RuntimeException", "Exception", "Throwable"), scope);
        if (!caught || chance(50)) braces("finally ", scope.block(), this::few);
    }

    private void handler(String type, Scope scope) {
        String caught = name("x");
        braces("catch (" + type + " " + caught + ") ", scope.block(), body -> {
            line("run.log(\"caught\", " + caught + ");");
            few(body);
            line(chance(30) ? "throw " + caught + ";" : "run.log(\"handled\", " + caught + ");");
        });
    }

    private void resources(Scope scope) {
        String first = name("r");
        String second = name("r");
        String failure = chance(30) ? ", run.know(new IOException(\"" + second + "\"))" : "";
        braces(
                "try (var " + first + " = run.resource(" + value(Kind.STRING, scope) + "); var " + second
                        + " = run.resource(\"" + second + "\"" + failure + ")) ",
                scope.block(),
                body -> {
                    line("run.log(" + first + ".name + " + second + ".name);");
                    few(body);
                });
        if (chance(50)) handler("Exception", scope);
    }

    private void numbers(Scope scope) {
        braces("switch (" + value(Kind.INT, scope) + expressions.one(" & 3", " << 9 & 1023") + ") ", scope, body -> {
            for (int label : new int[] {0, 1, 2, 512}) {
                line("case " + label + ":");
                braces("", body.block(), this::few);
                if (chance(60)) line("break;");
            }
            line("default: run.log(\"" + name("default") + "\");");
        });
    }

    private void texts(Scope scope) {
        String found = name("v");
        line("String " + found + " = switch (" + value(expressions.one(Kind.STRING, Kind.COLOUR), scope)
                + ".toString()) {");
        line("    case \"a\", \"RED\" -> " + value(Kind.STRING, scope) + ";");
        line("    case \"BLUE\" -> \"blue\";");
        line("    case \"d\" -> " + value(Kind.STRING, scope) + ";");
        line("    default -> " + value(Kind.STRING, scope) + "; };");
        scope.with(Kind.STRING, found, Role.FREE);
    }

    private void patterns(Scope scope) {
        String p = name("p");
        String guard = "run.<Boolean>seen(" + value(Kind.BOOLEAN, scope.guard()) + ")"; // no constant
        braces("switch ((Object) " + value(Kind.OBJECT, scope) + ") ", scope, body -> {
            if (chance(50)) arm("null", body);
            if (chance(70)) arm("Integer " + p + " when " + guard, body.block().with(Kind.INT, p, Role.FREE));
            if (chance(70)) arm("Integer " + p, body.block().with(Kind.INT, p, Role.FREE));
            if (chance(50))
                arm(
                        "String " + p + " when run.<Boolean>seen(" + p + ".length() < " + value(Kind.INT, body.guard())
                                + ")",
                        body.block());
            if (chance(50))
                arm(
                        "Dot(int " + p + ", long " + p + "y)",
                        body.block().with(Kind.INT, p, Role.FREE).with(Kind.LONG, p + "y", Role.FREE));
            if (chance(50)) arm("Line(Dot(var " + p + ", var " + p + "y), Object " + p + "z)", body.block());
            if (chance(50)) arm("Shape " + p, body.block().with(Kind.SHAPE, p, Role.FREE));
            arm("default", body);
        });
    }

    private void arm(String pattern, Scope scope) {
        braces((pattern.equals("default") ? "" : "case ") + pattern + " -> ", scope.block(), this::few);
    }

    /// A body of its own, first put into a variable and awaited later, or at once.
    private void nested(Scope scope) {
        if (scope.variables.stream().noneMatch(each -> each.role() == Role.FIXED)) declare(scope);
        Kind gives = kind();
        String future = name("n");
        Scope inner = scope.lambda(gives, true);
        braces(
                "Future<" + gives.box + "> " + future + " = async((AsyncBody<" + gives.box + ">) () -> ",
                inner,
                body -> {
                    few(body);
                    line("return " + value(gives, body) + ";");
                });
        line(");");
        if (chance(30)) statement(scope);
        String name = name("v");
        line(gives.type + " " + name + " = await(" + future + ");");
        scope.with(gives, name, Role.FREE);
    }

    private void braces(String head, Scope scope, Consumer<Scope> content) {
        line(head + "{");
        indent++;
        content.accept(scope);
        indent--;
        line("}");
    }

    private void line(String text) {
        source.append("    ".repeat(indent)).append(text).append('\n');
    }

    private String value(Kind kind, Scope scope) {
        return expressions.of(kind, scope);
    }

    private Kind kind() {
        return Kind.any(random);
    }

    private String name(String prefix) {
        return expressions.name(prefix);
    }

    private boolean chance(int percent) {
        return expressions.chance(percent);
    }
}
