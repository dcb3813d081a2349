package async.compile;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pass 3: the lambda's code as a list, with what later passes ask about it.
///
/// - **Takes** the class file and the name of the method.
/// - **Gives** its elements by index (instructions, labels, line numbers), the way control takes between them, javac's
///   own stack map frames, and its parameters: `this` if it has one, then the captured values.
/// - **Refuses** a class file that is not the one that was loaded.
final class Code {

    final CodeAttribute attribute;
    final List<CodeElement> elements;
    final List<ClassDesc> parameters = new ArrayList<>();
    final int[] slots; // of the parameters
    final String file;

    private final Map<Label, StackMapFrameInfo> frames = new HashMap<>();
    private final Map<Label, Integer> places = new HashMap<>();

    Code(Origin origin, ClassModel type) throws Refused {
        MethodModel method = method(type, origin.method(), origin.descriptor());
        if (method == null)
            throw new Refused("the class file of " + origin.owner().getName() + " is not the loaded one");
        attribute = method.findAttribute(Attributes.code()).orElseThrow();
        file = file(type);
        // Read before the elements, so that each frame has its label among them.
        attribute.findAttribute(Attributes.stackMapTable()).ifPresent(table -> {
            for (StackMapFrameInfo frame : table.entries()) frames.put(frame.target(), frame);
        });
        elements = attribute.elementList();
        for (int i = 0; i < elements.size(); i++)
            if (elements.get(i) instanceof LabelTarget here) places.put(here.label(), i);

        if (!method.flags().has(java.lang.reflect.AccessFlag.STATIC)) parameters.add(Known.of(origin.owner()));
        parameters.addAll(method.methodTypeSymbol().parameterList());
        slots = new int[parameters.size()];
        for (int i = 1; i < slots.length; i++)
            slots[i] = slots[i - 1] + TypeKind.from(parameters.get(i - 1)).slotSize();
    }

    /// The name of its source; null if it does not tell.
    static String file(ClassModel type) {
        return type.findAttribute(Attributes.sourceFile())
                .map(named -> named.sourceFile().stringValue())
                .orElse(null);
    }

    static MethodModel method(ClassModel type, String name, String descriptor) {
        for (MethodModel method : type.methods())
            if (method.methodName().equalsString(name) && method.methodType().equalsString(descriptor)) return method;
        return null;
    }

    int size() {
        return elements.size();
    }

    /// The instruction at `i`; null for a label, a line number and the like.
    Instruction instruction(int i) {
        return elements.get(i) instanceof Instruction one ? one : null;
    }

    /// The index of the next instruction behind `i`.
    int after(int i) {
        int next = i + 1;
        while (instruction(next) == null) next++;
        return next;
    }

    int place(Label label) {
        return places.getOrDefault(label, size());
    }

    StackMapFrameInfo frame(Label label) {
        return frames.get(label);
    }

    /// Its dynamic calls, in their order.
    List<DynamicCallSiteDesc> calls() {
        var calls = new ArrayList<DynamicCallSiteDesc>();
        for (CodeElement each : elements)
            if (each instanceof InvokeDynamicInstruction call)
                calls.add(DynamicCallSiteDesc.of(
                        call.bootstrapMethod(),
                        call.name().stringValue(),
                        call.typeSymbol(),
                        call.bootstrapArgs().toArray(ConstantDesc[]::new)));
        return calls;
    }

    /// The slots that it writes to.
    BitSet written() {
        var written = new BitSet();
        for (CodeElement each : elements)
            if (each instanceof StoreInstruction store) written.set(store.slot());
            else if (each instanceof IncrementInstruction increment) written.set(increment.slot());
        return written;
    }

    /// How many slots its locals take.
    int locals() {
        return attribute.maxLocals();
    }

    /// The first line of its source; 0 if the class file has no lines.
    int line() {
        for (CodeElement element : elements) if (element instanceof LineNumber line) return line.line();
        return 0;
    }

    static boolean isAwait(Instruction one) {
        return one instanceof InvokeInstruction call
                && call.name().equalsString("await")
                && isVerb(call)
                && call.typeSymbol().equals(Known.AWAIT_TYPE);
    }

    static boolean isSpawn(Instruction one) {
        return one instanceof InvokeInstruction call
                && call.name().equalsString("spawn")
                && isVerb(call)
                && call.typeSymbol().equals(Known.SPAWN_TYPE);
    }

    private static boolean isVerb(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC && call.owner().asSymbol().equals(Known.ASYNC);
    }

    /// Where else control may go from here, but for exceptions.
    static List<Label> targets(Instruction one) {
        return switch (one.opcode().kind()) {
            case BRANCH -> List.of(((BranchInstruction) one).target());
            case LOOKUP_SWITCH -> {
                var jump = (LookupSwitchInstruction) one;
                yield targets(jump.cases(), jump.defaultTarget());
            }
            case TABLE_SWITCH -> {
                var jump = (TableSwitchInstruction) one;
                yield targets(jump.cases(), jump.defaultTarget());
            }
            default -> List.of();
        };
    }

    private static List<Label> targets(List<SwitchCase> cases, Label otherwise) {
        var targets = new ArrayList<Label>();
        targets.add(otherwise);
        for (SwitchCase each : cases) targets.add(each.target());
        return targets;
    }

    /// Whether control may go on with the next instruction.
    static boolean fallsThrough(Instruction one) {
        return switch (one.opcode().kind()) {
            case RETURN, THROW_EXCEPTION, LOOKUP_SWITCH, TABLE_SWITCH -> false;
            case BRANCH -> one.opcode() != Opcode.GOTO && one.opcode() != Opcode.GOTO_W;
            default -> true;
        };
    }
}
