package async.compile;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Pass 7: which locals somebody will still read.
///
/// - **Takes** the code.
/// - **Gives**, for each index, the slots that are live there: read later on some way, exceptions included, before
///   they are written.
/// - **Refuses** nothing.
///
/// The textbook's backward iteration: `live before = (live after - written) + read`, until nothing changes.
final class Liveness {

    private final Code code;
    private final BitSet[] before;
    private final List<List<Integer>> handlers; // by index

    Liveness(Code code) {
        this.code = code;
        before = new BitSet[code.size() + 1];
        for (int i = 0; i < before.length; i++) before[i] = new BitSet();
        handlers = handlers(code);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.size() - 1; i >= 0; i--) changed |= improve(i);
        }
    }

    BitSet before(int i) {
        return before[i];
    }

    private static List<List<Integer>> handlers(Code code) {
        var handlers = new ArrayList<List<Integer>>();
        for (int i = 0; i < code.size(); i++) handlers.add(new ArrayList<>());
        for (ExceptionCatch each : code.attribute.exceptionHandlers())
            for (int i = code.place(each.tryStart()); i < code.place(each.tryEnd()); i++)
                handlers.get(i).add(code.place(each.handler()));
        return handlers;
    }

    private boolean improve(int i) {
        Instruction one = code.instruction(i);
        var live = new BitSet();
        if (one == null) live.or(before[i + 1]);
        else collect(i, one, live);
        if (live.equals(before[i])) return false;
        before[i] = live;
        return true;
    }

    private void collect(int i, Instruction one, BitSet live) {
        if (Code.fallsThrough(one)) live.or(before[i + 1]);
        for (Label target : Code.targets(one)) live.or(before[code.place(target)]);
        switch (one.opcode().kind()) {
            case STORE -> live.clear(((StoreInstruction) one).slot());
            case LOAD -> live.set(((LoadInstruction) one).slot());
            case INCREMENT -> live.set(((IncrementInstruction) one).slot());
            default -> {}
        }
        for (int handler : handlers.get(i)) live.or(before[handler]);
    }
}
