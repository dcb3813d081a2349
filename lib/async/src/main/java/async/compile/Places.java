package async.compile;

import java.lang.constant.ClassDesc;

/// How messages name places of the user's code. A cell of a notebook or of JShell is a class that its writer has
/// never seen, with lines of its own: so neither is told.
final class Places {

    private static final String CELL = "$JShell$";

    private Places() {}

    static boolean isCell(StackTraceElement place) {
        return place.getClassName().contains(CELL);
    }

    static String body(StackTraceElement place) {
        return isCell(place) ? "a body in a cell" : "the body " + place;
    }

    static String method(ClassDesc owner, String name) {
        return owner.displayName().startsWith(CELL) ? name : owner.displayName() + "." + name;
    }

    /// With a blank before it, or nothing.
    static String atLine(Class<?> owner, int line) {
        return owner.getName().contains(CELL) ? "" : " at line " + line;
    }

    static String atPlace(Class<?> owner, int line) {
        return owner.getName().contains(CELL)
                ? ""
                : " at " + owner.getNestHost().getSimpleName() + ".java:" + line;
    }
}
