package async.compile.random;

import async.compile.random.Scope.Variable;
import java.util.random.RandomGenerator;

/// Random expressions: the deeper, the simpler.
final class Expressions {

    private static final int DEEPEST = 3;
    private static final int MOST_AWAITS = 14; // of one program, for a method above 8000 bytes is never compiled

    private final RandomGenerator random;
    private int names;
    private int awaits;

    Expressions(RandomGenerator random) {
        this.random = random;
    }

    String name(String prefix) {
        return prefix + ++names;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String of(Kind kind, Scope scope) {
        return of(kind, scope, 0);
    }

    String of(Kind kind, Scope scope, int depth) {
        if (scope.awaits && awaits < MOST_AWAITS && chance(22)) return unboxed(kind, await(kind, scope, depth + 1));
        if (depth >= DEEPEST || chance(35)) return leaf(kind, scope);
        int deeper = depth + 1;
        return switch (random.nextInt(9)) {
            case 0 ->
                "((" + kind.type + ") (" + of(Kind.BOOLEAN, scope, deeper) + " ? " + of(kind, scope, deeper) + " : "
                        + of(kind, scope, deeper) + "))";
            case 1 -> unboxed(kind, "run.<" + kind.box + ">seen(" + of(kind, scope, deeper) + ")");
            case 2 -> chosen(kind, scope, deeper);
            case 3 -> assigned(kind, scope, deeper);
            default -> operation(kind, scope, deeper);
        };
    }

    /// Else two boxes would be compared as objects, and a Long cast to an int.
    private static String unboxed(Kind kind, String boxed) {
        return kind.box.equals(kind.type) ? boxed : "((" + kind.type + ") " + boxed + ")";
    }

    private String leaf(Kind kind, Scope scope) {
        Variable variable = scope.pick(random, kind, false);
        return variable == null || chance(15) ? kind.literal(random) : variable.name();
    }

    String await(Kind kind, Scope scope, int depth) {
        awaits++;
        if (chance(2)) return "await(run.<" + kind.box + ">fails(new IOException(\"" + name("io") + "\")))";
        if (chance(8)) return nested(kind, scope, depth);
        if (chance(4))
            return "await(run.<" + kind.box + ">clings(" + of(kind, scope, depth) + ", new IllegalStateException(\""
                    + name("clings") + "\")))";
        return "await(run.<" + kind.box + ">later(" + of(kind, scope, depth) + "))";
    }

    private String nested(Kind kind, Scope scope, int depth) {
        Scope inner = scope.lambda(kind, true);
        return "await(async((AsyncBody<" + kind.box + ">) () -> { run.log(\"" + name("nested") + "\"); return "
                + of(kind, inner, depth) + "; }))";
    }

    private String chosen(Kind kind, Scope scope, int depth) {
        String y = name("y");
        return "((" + kind.type + ") switch (" + of(Kind.INT, scope, depth) + " & 3) { case 0 -> "
                + of(kind, scope, depth)
                + "; case 1, 2 -> { "
                + kind.type + " " + y + " = " + of(kind, scope, depth) + "; run.log(\"" + y + "\"); yield " + y
                + "; } default -> " + of(kind, scope, depth) + "; })";
    }

    private String assigned(Kind kind, Scope scope, int depth) {
        Variable target = scope.pick(random, kind, true);
        if (target == null) return leaf(kind, scope);
        if (!kind.counts() || chance(40)) return "(" + target.name() + " = " + of(kind, scope, depth) + ")";
        if (chance(40)) return "(" + target.name() + " += " + of(kind, scope, depth) + ")";
        return "(" + (chance(50) ? target.name() + "++" : "--" + target.name()) + ")";
    }

    private String operation(Kind kind, Scope scope, int depth) {
        return switch (kind) {
            case INT -> whole(Kind.INT, scope, depth);
            case LONG -> whole(Kind.LONG, scope, depth);
            case DOUBLE, FLOAT ->
                "(" + of(kind, scope, depth) + one(" + ", " * ", " - ", " % ") + of(kind, scope, depth) + ")";
            case BOOLEAN -> truth(scope, depth);
            case BYTE, SHORT, CHAR ->
                "((" + kind.type + ") (" + of(kind, scope, depth) + one(" + ", " ^ ", " * ")
                        + of(Kind.INT, scope, depth) + "))";
            case STRING ->
                "Toys.cut(" + of(Kind.STRING, scope, depth) + " + "
                        + of(one(Kind.INT, Kind.LONG, Kind.DOUBLE, Kind.CHAR, Kind.OBJECT), scope, depth) + ")";
            case INTS -> "new int[] {" + of(Kind.INT, scope, depth) + ", " + of(Kind.INT, scope, depth) + "}";
            case LONGS -> "new long[] {" + of(Kind.LONG, scope, depth) + ", " + of(Kind.LONG, scope, depth) + "}";
            case OBJECT -> "(Object) " + of(one(Kind.INT, Kind.STRING, Kind.SHAPE, Kind.LONG), scope, depth);
            case SHAPE ->
                chance(50)
                        ? "new Dot(" + of(Kind.INT, scope, depth) + ", " + of(Kind.LONG, scope, depth) + ")"
                        : "new Line(" + of(Kind.SHAPE, scope, depth) + ", " + of(Kind.STRING, scope, depth) + ")";
            case COLOUR -> "Colour.values()[(" + of(Kind.INT, scope, depth) + " & 1)]";
        };
    }

    private String whole(Kind kind, Scope scope, int depth) {
        String a = of(kind, scope, depth);
        return switch (random.nextInt(kind == Kind.INT ? 9 : 5)) {
            case 0, 1 -> "(" + a + one(" + ", " - ", " * ", " ^ ", " & ") + of(kind, scope, depth) + ")";
            case 2 -> "(" + a + one(" / ", " % ") + "(" + of(kind, scope, depth) + " | 1))";
            case 3 -> "(" + a + one(" << ", " >> ", " >>> ") + of(Kind.INT, scope, depth) + ")";
            case 4 ->
                kind == Kind.INT
                        ? "(" + of(Kind.INTS, scope, depth) + ")[" + of(Kind.INT, scope, depth) + " & 1]"
                        : "Toys.mix(" + of(Kind.INT, scope, depth) + ", " + a + ", " + of(Kind.DOUBLE, scope, depth)
                                + ", " + of(Kind.STRING, scope, depth) + ", " + of(Kind.CHAR, scope, depth) + ")";
            case 5 -> of(Kind.STRING, scope, depth) + ".length()";
            case 6 -> "(int) (" + of(one(Kind.LONG, Kind.DOUBLE, Kind.FLOAT, Kind.CHAR), scope, depth) + ")";
            case 7 -> matched(scope, depth);
            default -> mapped(a, scope, depth);
        };
    }

    private String mapped(String value, Scope scope, int depth) {
        String x = name("x");
        String inner = of(Kind.INT, scope.lambda(Kind.INT, false), depth);
        return "((IntUnaryOperator) " + x + " -> " + x + " ^ " + inner + ").applyAsInt(" + value + ")";
    }

    private String matched(Scope scope, int depth) {
        String found = name("m");
        return "(" + of(Kind.OBJECT, scope, depth) + " instanceof Integer " + found + " && " + found + " > "
                + of(Kind.INT, scope, depth) + " ? " + found + " : " + of(Kind.INT, scope, depth) + ")";
    }

    private String truth(Scope scope, int depth) {
        Kind kind = one(Kind.INT, Kind.LONG, Kind.DOUBLE, Kind.FLOAT, Kind.CHAR);
        return switch (random.nextInt(3)) {
            case 0 -> "(" + of(kind, scope, depth) + one(" < ", " >= ", " == ", " != ") + of(kind, scope, depth) + ")";
            case 1 ->
                "(" + of(Kind.BOOLEAN, scope, depth) + one(" && ", " || ", " ^ ") + of(Kind.BOOLEAN, scope, depth)
                        + ")";
            default -> "!" + of(Kind.BOOLEAN, scope, depth);
        };
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }
}
