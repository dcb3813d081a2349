package async.measure;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/// The code of this page, as it was typed: so that a cell can count it, and nobody has to copy it into a string.
///
/// {@snippet class=CellCodeTest region=method}
public final class CellCode {

    private static volatile Supplier<JShell> shell = () -> null;

    private CellCode() {}

    /// A method as it stands in the cell that was last run with it; all of its overloads.
    ///
    /// @throws IllegalArgumentException if no cell that was run has such a method
    public static String method(String name) {
        var kernel = shell.get();
        if (kernel == null) throw new IllegalStateException("there are no cells here: this works in a notebook only");
        var found =
                kernel.methods().filter(method -> method.name().equals(name)).toList();
        if (found.isEmpty())
            throw new IllegalArgumentException("no cell that was run has a method " + name + ": run its cell first");
        return found.stream().map(method -> method.source().strip()).collect(Collectors.joining("\n"));
    }

    /// From now on the cells are those of this shell.
    static void use(Supplier<JShell> kernel) {
        shell = kernel;
    }
}
