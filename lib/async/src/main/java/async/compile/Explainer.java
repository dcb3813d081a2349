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
import java.util.stream.Stream;

/// Writes down what the passes have found, in the words of the source.
final class Explainer {

    private final Code code;
    private final Plan plan;

    private Explainer(Draft draft) {
        code = draft.code();
        plan = draft.plan();
    }

    static Explanation explain(Draft draft, Class<?> machine) {
        var explainer = new Explainer(draft);
        StackTraceElement body = draft.blueprint().at(0);
        // The class of a cell begins with imports that nobody sees: its own lines would tell nothing.
        int before = Places.isCell(body) ? body.getLineNumber() - 1 : 0;
        return new Explanation.StateMachine(
                body,
                explainer.captured(),
                explainer.states(before),
                Layout.of(machine),
                Emitter.length(draft.file()),
                Listing.of(draft.file(), before));
    }

    private List<Explanation.Kept> captured() {
        var captured = new ArrayList<Explanation.Kept>();
        for (Plan.Field each : plan.captures) {
            int slot = code.slots[captured.size()];
            captured.add(kept(new Site.Cell(Value.of(each.type()), slot, each), code.after(-1)));
        }
        return List.copyOf(captured);
    }

    private List<Explanation.State> states(int before) {
        return plan.sites.stream()
                .map(each -> new Explanation.State(each.state, each.line - before, awaited(each.index), kept(each)))
                .toList();
    }

    private List<Explanation.Kept> kept(Site site) {
        return Stream.concat(site.operands.stream(), site.locals.stream())
                .filter(each -> each.field() == null || !each.field().isCapture())
                .map(each -> kept(each, site.index))
                .toList();
    }

    private Explanation.Kept kept(Site.Cell cell, int index) {
        LocalVariable known = variable(cell.slot(), index);
        String nameless = cell.slot() < 0 ? "operand" : "local " + cell.slot();
        String name = known == null ? nameless : known.name().stringValue();
        ClassDesc type = known == null ? cell.value().type() : known.typeSymbol();
        String field = cell.field() == null ? "" : cell.field().name();
        return new Explanation.Kept(name, type == null ? "" : simple(type), field);
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

    /// The instruction before the await tells, unless two ways meet there: `await(fast ? a : b)`.
    private String awaited(int await) {
        for (int i = await - 1; ; i--) {
            if (code.elements.get(i) instanceof LabelTarget here && code.frame(here.label()) != null) return "";
            Instruction one = code.instruction(i);
            if (one != null && one.opcode() != Opcode.CHECKCAST) return words(i, one);
        }
    }

    private String words(int i, Instruction one) {
        return switch (one) {
            case InvokeInstruction call -> call(call);
            case FieldInstruction field -> field.name().stringValue();
            case LoadInstruction load ->
                kept(new Site.Cell(Value.NULL, load.slot(), null), i).name();
            default -> "";
        };
    }

    private static String call(InvokeInstruction call) {
        String arguments = call.typeSymbol().parameterCount() == 0 ? "()" : "(...)";
        String owner = simple(call.owner().asSymbol());
        if (call.name().equalsString(ConstantDescs.INIT_NAME)) return "new " + owner + arguments;
        return (call.opcode() == Opcode.INVOKESTATIC ? "" : owner + ".") + call.name() + arguments;
    }

    /// A type as its own file would name it.
    static String simple(ClassDesc type) {
        return type.displayName().replaceFirst("^.*\\$\\d*(?=[^\\d$])", "");
    }
}
