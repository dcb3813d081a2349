package async.compile;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The code of a machine's poll: the line of the source, the place, what is done there; ways of a `switch` below it.
final class Listing {

    private final ClassDesc self;
    private final CodeAttribute code;

    private Listing(ClassModel machine) {
        self = machine.thisClass().asSymbol();
        code = Code.method(machine, "poll", Known.POLL_TYPE.descriptorString())
                .findAttribute(Attributes.code())
                .orElseThrow();
    }

    /// @param before how many lines of the source not to count
    static String of(byte[] file, int before) {
        return new Listing(ClassFile.of().parse(file)).text(before);
    }

    private String text(int before) {
        var text = new StringBuilder("line  place  instruction");
        int line = 0;
        int place = 0;
        for (CodeElement each : code.elementList()) {
            if (each instanceof LineNumber number) line = number.line() - before;
            if (!(each instanceof Instruction one)) continue;
            text.append("\n%4d  %5d  %s %s"
                    .formatted(line, place, name(one), operand(one))
                    .stripTrailing());
            place += one.sizeInBytes();
        }
        for (ExceptionCatch each : code.exceptionHandlers()) {
            String type = each.catchType().map(Listing::type).orElse("all");
            text.append("\ncatch %s from %d to %d at %d"
                    .formatted(type, place(each.tryStart()), place(each.tryEnd()), place(each.handler())));
        }
        return text.toString();
    }

    /// Without the slot that some have in their name: `aload_2` is `aload 2`.
    private static String name(Instruction one) {
        return one.opcode().name().toLowerCase(Locale.ROOT).replaceFirst("(?<=^.(load|store))_\\d", "");
    }

    private String operand(Instruction one) {
        return switch (one) {
            case LoadInstruction load -> slot(load.slot());
            case StoreInstruction store -> slot(store.slot());
            case IncrementInstruction add -> slot(add.slot()) + " by " + add.constant();
            case FieldInstruction used -> owner(used.owner()) + used.name() + " " + Explainer.simple(used.typeSymbol());
            case InvokeInstruction call -> owner(call.owner()) + call.name() + type(call.typeSymbol());
            case InvokeDynamicInstruction call -> call.name() + type(call.typeSymbol());
            case BranchInstruction jump -> "to " + place(jump.target());
            case LookupSwitchInstruction jump -> cases(jump.cases(), jump.defaultTarget());
            case TableSwitchInstruction jump -> cases(jump.cases(), jump.defaultTarget());
            case NewObjectInstruction made -> type(made.className());
            case TypeCheckInstruction check -> type(check.type());
            case ConstantInstruction constant when one.sizeInBytes() > 1 -> value(constant.constantValue());
            default -> "";
        };
    }

    /// All variables that the slot holds, one after the other: where a machine resumes, none is in scope yet.
    private String slot(int slot) {
        if (slot < PollCode.SHIFT) return slot == PollCode.THIS ? "this" : "context";
        return code.elementStream()
                .filter(each -> each instanceof LocalVariable variable && variable.slot() == slot)
                .map(each -> ((LocalVariable) each).name().stringValue())
                .distinct()
                .reduce((one, next) -> one + "/" + next)
                .orElse("local " + (slot - PollCode.SHIFT));
    }

    private String owner(ClassEntry type) {
        return type.asSymbol().equals(self) ? "" : type(type) + ".";
    }

    private static String value(ConstantDesc value) {
        return value instanceof String text ? '"' + text.replace("\n", "\\n") + '"' : value.toString();
    }

    private static String type(ClassEntry type) {
        return Explainer.simple(type.asSymbol());
    }

    private static String type(MethodTypeDesc type) {
        var parameters = type.parameterList().stream().map(Explainer::simple);
        return parameters.collect(Collectors.joining(", ", "(", ") ")) + Explainer.simple(type.returnType());
    }

    private String cases(List<SwitchCase> cases, Label otherwise) {
        String indent = "\n" + " ".repeat(15);
        var ways = cases.stream().map(each -> indent + each.caseValue() + " to " + place(each.target()));
        return ways.collect(Collectors.joining()) + indent + "else to " + place(otherwise);
    }

    private int place(Label label) {
        return code.labelToBci(label);
    }
}
