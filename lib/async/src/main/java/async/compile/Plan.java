package async.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pass 8: where each value waits that lives over an await.
///
/// - **Takes** the sites with their frames, and what is live.
/// - **Gives** the machine's fields, and for each site its cells. A local has one field for each kind of value it ever
///   keeps, so that two variables that share a slot may share a field, but an int and a reference do not. A captured
///   value stays where it was put when the machine was made, if its variable is final, as javac makes them all.
/// - **Refuses** an object creation around an await that javac does not write.
///
/// In `new X(..., await(f), ...)` the raw object stands on the stack meanwhile, and cannot be kept. So its `new` and
/// `dup` are moved behind the arguments; only the initialisation of the class X is seen to come later. The same is done
/// where the constructor is not the machine's to call.
final class Plan {

    /// @param type the exact one, if all that it keeps agree
    record Field(String name, ClassDesc type, boolean isCapture) {}

    final List<Site> sites;
    final List<Field> captures;
    final BitSet skipped = new BitSet(); // `new` and `dup` that are moved
    final BitSet moved = new BitSet(); // constructor calls they are moved to

    private final Code code;
    private final BitSet written;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    Plan(Code code, Types types, Liveness liveness, Members members) throws Refused {
        this.code = code;
        written = code.written();
        sites = types.sites;
        captures = captures(code);
        for (Site site : sites) widen(site, liveness.before(site.index));
        for (Site site : sites) assign(site, liveness.before(site.index));
        for (Site site : sites)
            for (Value each : site.frame.stack) if (each.kind() == Value.Kind.RAW) move(each.made());
        types.constructed.forEach((call, made) -> moved.set(call, skipped.get(made)));
        for (var each : types.constructed.entrySet())
            if (members.isForeign((InvokeInstruction) code.instruction(each.getKey()))) move(each.getValue());
    }

    Collection<Field> fields() {
        return fields.values();
    }

    private static List<Field> captures(Code code) {
        var captures = new Field[code.slots.length];
        for (int i = 0; i < captures.length; i++) captures[i] = new Field("c" + i, code.parameters.get(i), true);
        return List.of(captures);
    }

    private void widen(Site site, BitSet live) {
        int depth = 0;
        for (Value each : site.frame.stack) if (each.isKept()) widen("s" + depth++, each);
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1))
            if (capture(slot) == null) widen("l" + slot, site.frame.locals[slot]);
    }

    private void widen(String place, Value value) {
        if (!value.isKept() || value.kind() == Value.Kind.NULL) return;
        String name = name(place, value);
        fields.merge(
                name,
                new Field(name, value.type(), false),
                (a, b) -> a.equals(b) ? a : new Field(name, CD_Object, false));
    }

    private void assign(Site site, BitSet live) {
        int depth = 0;
        for (Value each : site.frame.stack)
            if (each.isKept()) site.operands.add(new Site.Cell(each, -1, fields.get(name("s" + depth++, each))));
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            Value value = site.frame.locals[slot];
            if (!value.isKept()) continue;
            Field capture = capture(slot);
            Field field = capture != null ? capture : fields.get(name("l" + slot, value));
            site.locals.add(new Site.Cell(value, slot, field));
        }
    }

    private static String name(String place, Value value) {
        return place + value.kind().name().charAt(0);
    }

    private Field capture(int slot) {
        for (int i = 0; i < code.slots.length; i++)
            if (code.slots[i] == slot && !written.get(slot)) return captures.get(i);
        return null;
    }

    private void move(int made) throws Refused {
        int next = code.after(made);
        if (code.instruction(next).opcode() != Opcode.DUP)
            throw new Refused("it makes an object around an await in an unusual way; await first, then make it");
        skipped.set(made);
        skipped.set(next);
    }
}
