package async.compile;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_MethodType;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pass 6: what stands in the locals and on the operand stack at each `await`.
///
/// - **Takes** the code. One walk from front to back does, since javac has left a frame wherever ways meet; between
///   two frames the instructions are followed.
/// - **Gives** the sites of all awaits, and for each constructor call the `new` that it belongs to.
/// - **Refuses** nothing that javac writes today.
final class Types {

    final List<Site> sites = new ArrayList<>();
    final Map<Integer, Integer> constructed = new HashMap<>(); // the call of a constructor -> its `new`

    private final Class<?> user;
    private final Code code;
    private final Map<Label, Integer> made = new HashMap<>();
    private Frame frame;
    private boolean reached = true;
    private int line;

    Types(Class<?> user, Code code) throws Refused {
        this.user = user;
        this.code = code;
        frame = Frame.empty(code.locals());
        for (int i = 0; i < code.slots.length; i++) frame.store(code.slots[i], Value.of(code.parameters.get(i)));
        Label last = null;
        for (int i = 0; i < code.size(); i++)
            switch (code.elements.get(i)) {
                case LabelTarget target -> {
                    last = target.label();
                    arrive(last);
                }
                case LineNumber number -> line = number.line();
                case Instruction one -> {
                    if (one.opcode() == Opcode.NEW && last != null) made.put(last, i);
                    if (reached) follow(i, one);
                    last = null;
                }
                default -> {}
            }
    }

    private void arrive(Label here) {
        StackMapFrameInfo known = code.frame(here);
        if (known != null) {
            frame = Frame.of(known, code.locals(), made);
            reached = true;
        }
    }

    private void follow(int i, Instruction one) throws Refused {
        if (Code.isAwait(one)) await(i);
        else step(i, one);
        reached = Code.fallsThrough(one);
    }

    private void await(int i) {
        frame.pop();
        sites.add(new Site(sites.size() + 1, i, line, frame.copy()));
        frame.push(CD_Object);
    }

    private void step(int i, Instruction one) throws Refused {
        switch (one.opcode().kind()) {
            case LOAD -> frame.push(frame.locals[((LoadInstruction) one).slot()]);
            case STORE -> frame.store(((StoreInstruction) one).slot(), frame.pop());
            case CONSTANT -> frame.push(constant((ConstantInstruction) one));
            case INVOKE -> invoke(i, (InvokeInstruction) one);
            case INVOKE_DYNAMIC -> call(((InvokeDynamicInstruction) one).typeSymbol());
            case FIELD_ACCESS -> access((FieldInstruction) one);
            case NEW_OBJECT -> frame.push(Value.raw(i));
            case NEW_PRIMITIVE_ARRAY ->
                make(
                        ((NewPrimitiveArrayInstruction) one)
                                .typeKind()
                                .upperBound()
                                .arrayType(),
                        1);
            case NEW_REF_ARRAY ->
                make(
                        ((NewReferenceArrayInstruction) one)
                                .componentType()
                                .asSymbol()
                                .arrayType(),
                        1);
            case NEW_MULTI_ARRAY ->
                make(
                        ((NewMultiArrayInstruction) one).arrayType().asSymbol(),
                        ((NewMultiArrayInstruction) one).dimensions());
            case TYPE_CHECK -> check((TypeCheckInstruction) one);
            case ARRAY_LOAD -> element(((ArrayLoadInstruction) one).typeKind());
            case ARRAY_STORE -> frame.pop(3);
            case CONVERT -> make(((ConvertInstruction) one).toType().upperBound(), 1);
            case OPERATOR -> operate((OperatorInstruction) one);
            case BRANCH -> frame.pop(operands(one.opcode()));
            case LOOKUP_SWITCH, TABLE_SWITCH, THROW_EXCEPTION, MONITOR -> frame.pop();
            case STACK -> frame.shuffle(one.opcode());
            case INCREMENT, NOP, RETURN -> {}
            default -> throw new Refused("it contains the old instruction " + one.opcode());
        }
    }

    private static Value constant(ConstantInstruction one) {
        if (one.typeKind() != TypeKind.REFERENCE) return Value.of(one.typeKind().upperBound());
        return switch (one.constantValue()) {
            case String text -> Value.of(CD_String);
            case ClassDesc type -> Value.of(CD_Class);
            case MethodTypeDesc type -> Value.of(CD_MethodType);
            case DirectMethodHandleDesc handle -> Value.of(CD_MethodHandle);
            case DynamicConstantDesc<?> dynamic
            when one.opcode() != Opcode.ACONST_NULL -> Value.of(dynamic.constantType());
            default -> Value.NULL;
        };
    }

    private void invoke(int i, InvokeInstruction one) {
        frame.pop(one.typeSymbol().parameterCount());
        if (one.opcode() != Opcode.INVOKESTATIC) {
            Value receiver = frame.pop();
            if (receiver.kind() == Value.Kind.RAW) {
                constructed.put(i, receiver.made());
                frame.construct(receiver, one.owner().asSymbol());
            }
        }
        frame.push(one.typeSymbol().returnType());
    }

    private void call(MethodTypeDesc type) {
        frame.pop(type.parameterCount());
        frame.push(type.returnType());
    }

    private void access(FieldInstruction one) {
        switch (one.opcode()) {
            case GETSTATIC -> frame.push(one.typeSymbol());
            case GETFIELD -> make(one.typeSymbol(), 1);
            case PUTSTATIC -> frame.pop();
            default -> frame.pop(2);
        }
    }

    private void make(ClassDesc type, int operands) {
        frame.pop(operands);
        frame.push(type);
    }

    private void check(TypeCheckInstruction one) {
        boolean casts = one.opcode() == Opcode.CHECKCAST;
        make(casts ? one.type().asSymbol() : Value.INT.type(), 1);
    }

    private void element(TypeKind kind) {
        frame.pop();
        Value array = frame.pop();
        if (kind != TypeKind.REFERENCE) frame.push(kind.upperBound());
        else if (array.kind() == Value.Kind.NULL) frame.push(Value.NULL);
        else frame.push(array.type().componentType());
    }

    private void operate(OperatorInstruction one) {
        switch (one.opcode()) {
            case INEG, LNEG, FNEG, DNEG -> {}
            case ARRAYLENGTH -> make(Value.INT.type(), 1);
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> make(Value.INT.type(), 2);
            default -> make(one.typeKind().upperBound(), 2);
        }
    }

    private static int operands(Opcode branch) {
        return switch (branch) {
            case GOTO, GOTO_W -> 0;
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE -> 2;
            default -> 1;
        };
    }
}
