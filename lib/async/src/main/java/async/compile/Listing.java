package async.compile;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/// The code of a machine's poll, an instruction a line: the line of the source, the place, what it does.
final class Listing {

    private final ClassDesc self;
    private final CodeAttribute code;
    private final IntFunction<String> names;

    private Listing(ClassDesc self, CodeAttribute code, IntFunction<String> names) {
        this.self = self;
        this.code = code;
        this.names = names;
    }

    /// @param before how many lines of the source not to count
    /// @param names of the body's own locals, by their slots there
    static String of(byte[] file, int before, IntFunction<String> names) {
        ClassModel type = ClassFile.of().parse(file);
        var poll = Code.method(type, "poll", Known.POLL_TYPE.descriptorString());
        var code = poll.findAttribute(Attributes.code()).orElseThrow();
        return new Listing(type.thisClass().asSymbol(), code, names).text(before);
    }

    private String text(int before) {
        var text = new StringBuilder("line  place  instruction\n");
        int line = 0;
        int place = 0;
        for (CodeElement each : code.elementList()) {
            if (each instanceof LineNumber number) line = number.line() - before;
            if (!(each instanceof Instruction one)) continue;
            text.append("%4d  %5d  %s".formatted(line, place, words(one)).stripTrailing())
                    .append('\n');
            place += one.sizeInBytes();
        }
        for (ExceptionCatch each : code.exceptionHandlers())
            text.append("from %d to %d, catch %s at %d\n"
                    .formatted(place(each.tryStart()), place(each.tryEnd()), caught(each), place(each.handler())));
        return text.toString();
    }

    private static String caught(ExceptionCatch range) {
        return range.catchType().map(type -> Explainer.simple(type.asSymbol())).orElse("all");
    }

    private String words(Instruction one) {
        // aload_2 is aload 2
        String name = one.opcode().name().toLowerCase(Locale.ROOT).replaceFirst("(?<=^.(load|store))_\\d", "");
        return name + " " + operand(one);
    }

    private String operand(Instruction one) {
        return switch (one) {
            case LoadInstruction load -> slot(load.slot());
            case StoreInstruction store -> slot(store.slot());
            case IncrementInstruction add -> slot(add.slot()) + " by " + add.constant();
            case FieldInstruction field ->
                member(field.owner().asSymbol(), field.name().stringValue()) + " "
                        + Explainer.simple(field.typeSymbol());
            case InvokeInstruction call ->
                member(call.owner().asSymbol(), call.name().stringValue()) + type(call.typeSymbol());
            case InvokeDynamicInstruction call -> call.name().stringValue() + type(call.typeSymbol());
            case BranchInstruction jump -> "to " + place(jump.target());
            case LookupSwitchInstruction jump -> cases(jump.cases(), jump.defaultTarget());
            case TableSwitchInstruction jump -> cases(jump.cases(), jump.defaultTarget());
            case NewObjectInstruction made -> Explainer.simple(made.className().asSymbol());
            case NewReferenceArrayInstruction made ->
                Explainer.simple(made.componentType().asSymbol());
            case NewMultiArrayInstruction made ->
                Explainer.simple(made.arrayType().asSymbol());
            case NewPrimitiveArrayInstruction made ->
                Explainer.simple(made.typeKind().upperBound());
            case TypeCheckInstruction check -> Explainer.simple(check.type().asSymbol());
            case ConstantInstruction constant when one.sizeInBytes() > 1 -> constant(constant);
            default -> "";
        };
    }

    private static String constant(ConstantInstruction one) {
        return one.constantValue() instanceof String text
                ? '"' + text.replace("\n", "\\n") + '"'
                : one.constantValue().toString();
    }

    private String slot(int slot) {
        return switch (slot) {
            case PollCode.THIS -> "this";
            case PollCode.CONTEXT -> "context";
            default -> names.apply(slot - PollCode.SHIFT);
        };
    }

    private String member(ClassDesc owner, String name) {
        return owner.equals(self) ? name : Explainer.simple(owner) + "." + name;
    }

    private static String type(MethodTypeDesc type) {
        String parameters = String.join(
                ", ", type.parameterList().stream().map(Explainer::simple).toList());
        return "(" + parameters + ") " + Explainer.simple(type.returnType());
    }

    private String cases(List<SwitchCase> cases, Label otherwise) {
        var text = new StringBuilder();
        for (SwitchCase each : cases)
            text.append(each.caseValue())
                    .append(" to ")
                    .append(place(each.target()))
                    .append(", ");
        return text + "else to " + place(otherwise);
    }

    private int place(Label label) {
        return code.labelToBci(label);
    }
}
