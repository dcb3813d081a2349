package async.compile;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where code is inside `synchronized`. One walk from front to back does: javac leaves a block by jumps that its
/// instructions name, and an exception handler holds what its block did.
final class Monitors {

    private final Map<Label, Integer> heldAt = new HashMap<>();
    private final BitSet inside = new BitSet();

    private Monitors() {}

    /// The indices of its elements that are inside.
    static BitSet inside(CodeModel code, List<CodeElement> elements) {
        var walk = new Monitors();
        int held = 0;
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof LabelTarget here) held = walk.arrive(here.label(), held, code);
            else if (elements.get(i) instanceof Instruction one) held = walk.step(one, held);
            walk.inside.set(i, held > 0);
        }
        return walk.inside;
    }

    private int arrive(Label here, int before, CodeModel code) {
        int held = heldAt.getOrDefault(here, before);
        for (ExceptionCatch each : code.exceptionHandlers())
            if (each.tryStart() == here) heldAt.putIfAbsent(each.handler(), held);
        return held;
    }

    private int step(Instruction one, int before) {
        int held = before;
        if (one.opcode() == Opcode.MONITORENTER) held++;
        if (one.opcode() == Opcode.MONITOREXIT) held--;
        for (Label target : Code.targets(one)) heldAt.putIfAbsent(target, held);
        return held;
    }
}
