package async.compile.random;

import java.util.random.RandomGenerator;

/// The types of a random program's variables.
enum Kind {
    INT("int", "Integer"),
    LONG("long", "Long"),
    DOUBLE("double", "Double"),
    FLOAT("float", "Float"),
    BOOLEAN("boolean", "Boolean"),
    BYTE("byte", "Byte"),
    SHORT("short", "Short"),
    CHAR("char", "Character"),
    STRING("String", "String"),
    INTS("int[]", "int[]"),
    LONGS("long[]", "long[]"),
    OBJECT("Object", "Object"),
    SHAPE("Shape", "Shape"),
    COLOUR("Colour", "Colour");

    final String type;
    final String box;

    Kind(String type, String box) {
        this.type = type;
        this.box = box;
    }

    static Kind any(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }

    /// Takes `++` and `+=`.
    boolean counts() {
        return switch (this) {
            case INT, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR -> true;
            case BOOLEAN, STRING, INTS, LONGS, OBJECT, SHAPE, COLOUR -> false;
        };
    }

    String literal(RandomGenerator random) {
        int small = random.nextInt(-3, 9);
        return switch (this) {
            case INT -> small == 8 ? "(1 << 30)" : "(" + small + ")";
            case LONG -> "(" + small + "L << " + random.nextInt(40) + ")";
            case DOUBLE -> "(" + small + " / 4.0)";
            case FLOAT -> "(" + small + " / 2f)";
            case BOOLEAN -> "(cells[1] > " + small + ")"; // no constant, which javac would fold
            case BYTE, SHORT, CHAR -> "((" + type + ") (" + small * 40 + "))";
            case STRING -> "\"" + (char) ('d' + small) + "\"";
            case INTS -> "new int[] {" + small + ", 2, 3}";
            case LONGS -> "new long[] {1L << " + (small + 9) + ", -5}";
            case OBJECT -> small > 5 ? "null" : small > 2 ? "(Object) " + small : "(Object) \"o" + small + "\"";
            case SHAPE -> "new Dot(" + small + ", 1L << " + (small + 30) + ")";
            case COLOUR -> "Colour." + (small < 2 ? "RED" : small < 5 ? "GREEN" : "BLUE");
        };
    }
}
