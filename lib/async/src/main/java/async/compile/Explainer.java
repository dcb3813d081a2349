package async.compile;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/// Writes down what the passes have found, in the words of the source.
final class Explainer {

    private final Draft draft;
    private final Code code;

    private Explainer(Draft draft) {
        this.draft = draft;
        code = draft.code();
    }

    static Explanation explain(Draft draft, Class<?> machine) {
        return new Explainer(draft).explain(machine);
    }

    private Explanation explain(Class<?> machine) {
        var body = draft.blueprint().at(0);
        // The class of a cell begins with the imports of all cells before: its lines mean nothing to anybody.
        boolean isCell = body.getFileName() != null && body.getFileName().startsWith("$JShell$");
        int before = isCell ? body.getLineNumber() - 1 : 0;
        var states = new ArrayList<Explanation.State>();
        for (Site each : draft.plan().sites)
            states.add(new Explanation.State(each.state, each.line - before, awaited(each.index), kept(each)));
        return new Explanation.StateMachine(
                body,
                captured(),
                List.copyOf(states),
                Layout.of(machine),
                Emitter.length(draft.file()),
                Listing.of(draft.file(), before, this::names));
    }

    private List<Explanation.Kept> captured() {
        var captured = new ArrayList<Explanation.Kept>();
        for (int i = 0; i < code.slots.length; i++) {
            Plan.Field field = draft.plan().captures.get(i);
            captured.add(kept(new Site.Cell(Value.of(field.type()), code.slots[i], field), code.after(-1)));
        }
        return List.copyOf(captured);
    }

    private List<Explanation.Kept> kept(Site site) {
        var kept = new ArrayList<Explanation.Kept>();
        for (Site.Cell each : site.operands)
            kept.add(new Explanation.Kept("operand " + (kept.size() + 1), type(each.value()), field(each)));
        for (Site.Cell each : site.locals)
            if (each.field() == null || !each.field().isCapture()) kept.add(kept(each, site.index));
        return List.copyOf(kept);
    }

    private Explanation.Kept kept(Site.Cell cell, int index) {
        LocalVariable known = variable(cell.slot(), index);
        String type = known == null ? type(cell.value()) : simple(known.typeSymbol());
        return new Explanation.Kept(name(cell.slot(), known), type, field(cell));
    }

    private static String type(Value value) {
        return value.type() == null ? "" : simple(value.type());
    }

    private static String field(Site.Cell cell) {
        return cell.field() == null ? "" : cell.field().name();
    }

    private static String name(int slot, LocalVariable known) {
        return known == null ? "local " + slot : known.name().stringValue();
    }

    /// The variable in this slot at this place; null if the class file does not name it.
    private LocalVariable variable(int slot, int index) {
        for (CodeElement each : code.elements)
            if (each instanceof LocalVariable variable
                    && variable.slot() == slot
                    && code.place(variable.startScope()) <= index
                    && index < code.place(variable.endScope())) return variable;
        return null;
    }

    /// All variables that this slot holds one after the other.
    private String names(int slot) {
        return code.elements.stream()
                .filter(each -> each instanceof LocalVariable variable && variable.slot() == slot)
                .map(each -> ((LocalVariable) each).name().stringValue())
                .distinct()
                .reduce((one, next) -> one + "/" + next)
                .orElse("local " + slot);
    }

    /// The instruction before the await tells, unless two ways meet there: `await(fast ? a : b)`.
    private String awaited(int await) {
        for (int i = await - 1; ; i--)
            switch (code.elements.get(i)) {
                case LabelTarget here
                when code.frame(here.label()) != null -> {
                    return "";
                }
                case InvokeInstruction call -> {
                    return call(call);
                }
                case FieldInstruction field -> {
                    return field.name().stringValue();
                }
                case LoadInstruction load -> {
                    return name(load.slot(), variable(load.slot(), i));
                }
                case Instruction other
                when other.opcode() != Opcode.CHECKCAST -> {
                    return "";
                }
                default -> {}
            }
    }

    private static String call(InvokeInstruction call) {
        String arguments = call.typeSymbol().parameterCount() == 0 ? "()" : "(...)";
        String owner = simple(call.owner().asSymbol());
        if (call.name().equalsString(ConstantDescs.INIT_NAME)) return "new " + owner + arguments;
        String name = call.name().stringValue() + arguments;
        return call.opcode() == Opcode.INVOKESTATIC ? name : owner + "." + name;
    }

    /// A type as its own file would name it.
    static String simple(ClassDesc type) {
        return type.displayName().replaceFirst("^.*\\$\\d*(?=[^\\d$])", "");
    }
}
