package async.compile;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The locals and the operand stack at one point of the code, in slots.
final class Frame {

    final Value[] locals;
    final List<Value> stack;

    private Frame(Value[] locals, List<Value> stack) {
        this.locals = locals;
        this.stack = stack;
    }

    static Frame empty(int locals) {
        var none = new Value[locals];
        Arrays.fill(none, Value.NOTHING);
        return new Frame(none, new ArrayList<>());
    }

    Frame copy() {
        return new Frame(locals.clone(), new ArrayList<>(stack));
    }

    /// @param made where the object of each label's `new` is made
    static Frame of(StackMapFrameInfo info, int locals, Map<Label, Integer> made) {
        Frame frame = empty(locals);
        int slot = 0;
        for (VerificationTypeInfo each : info.locals()) {
            Value value = value(each, made);
            frame.locals[slot] = value;
            slot += value.isWide() ? 2 : 1;
        }
        for (VerificationTypeInfo each : info.stack()) frame.push(value(each, made));
        return frame;
    }

    private static Value value(VerificationTypeInfo info, Map<Label, Integer> made) {
        return switch (info) {
            case SimpleVerificationTypeInfo simple ->
                switch (simple) {
                    case INTEGER -> Value.INT;
                    case LONG -> Value.LONG;
                    case FLOAT -> Value.FLOAT;
                    case DOUBLE -> Value.DOUBLE;
                    case NULL -> Value.NULL;
                    case TOP, UNINITIALIZED_THIS -> Value.NOTHING;
                };
            case ObjectVerificationTypeInfo object -> Value.of(object.classSymbol());
            case UninitializedVerificationTypeInfo raw -> Value.raw(made.get(raw.newTarget()));
        };
    }

    void push(Value value) {
        stack.add(value);
        if (value.isWide()) stack.add(Value.NOTHING);
    }

    void push(ClassDesc type) {
        if (!type.equals(ConstantDescs.CD_void)) push(Value.of(type));
    }

    Value pop() {
        Value top = stack.removeLast();
        return top == Value.NOTHING ? stack.removeLast() : top;
    }

    void pop(int values) {
        for (int i = 0; i < values; i++) pop();
    }

    void store(int slot, Value value) {
        locals[slot] = value;
        if (value.isWide()) locals[slot + 1] = Value.NOTHING;
        if (slot > 0 && locals[slot - 1].isWide()) locals[slot - 1] = Value.NOTHING;
    }

    /// The constructor has run: everywhere, the raw object is one of `type` now.
    void construct(Value raw, ClassDesc type) {
        Value whole = Value.of(type);
        stack.replaceAll(each -> each.equals(raw) ? whole : each);
        for (int i = 0; i < locals.length; i++) if (locals[i].equals(raw)) locals[i] = whole;
    }

    /// The instructions that only move operands. Since wide values stand in two slots, all work on slots.
    void shuffle(Opcode how) {
        int n = stack.size();
        switch (how) {
            case POP -> stack.removeLast();
            case POP2 -> stack.subList(n - 2, n).clear();
            case DUP -> insert(n, 1);
            case DUP_X1 -> insert(n - 2, 1);
            case DUP_X2 -> insert(n - 3, 1);
            case DUP2 -> insert(n, 2);
            case DUP2_X1 -> insert(n - 3, 2);
            case DUP2_X2 -> insert(n - 4, 2);
            case SWAP -> stack.add(n - 2, stack.removeLast());
            default -> throw new AssertionError(how);
        }
    }

    private void insert(int at, int slots) {
        int n = stack.size();
        stack.addAll(at, List.copyOf(stack.subList(n - slots, n)));
    }
}
