package async.compile;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;

/// One `await` of the body.
final class Site {

    final int state; // of the machine that waits here: 1, 2, 3, ...
    final int index; // of the call in the code
    final int line;
    final Frame frame; // without the awaited future
    final List<Cell> operands = new ArrayList<>(); // what must be kept of the stack, bottom first
    final List<Cell> locals = new ArrayList<>();

    // Set by the emitter

    Label resume;
    Label inject;
    Label thrown;
    Label ready;

    Site(int state, int index, int line, Frame frame) {
        this.state = state;
        this.index = index;
        this.line = line;
        this.frame = frame;
    }

    /// One value that lives over an await.
    ///
    /// @param slot of the local, -1 for an operand
    /// @param field where it is kept; null for a null, which needs no keeping
    record Cell(Value value, int slot, Plan.Field field) {}
}
