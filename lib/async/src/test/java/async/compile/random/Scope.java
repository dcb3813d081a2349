package async.compile.random;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a statement of a random program sees: variables, loops around it, what it may return, whether it may await.
final class Scope {

    /// A lambda may use what is fixed and what is a field; a statement may assign to what is free and what is a field.
    enum Role {
        FREE,
        FIXED,
        FIELD
    }

    record Variable(Kind kind, String name, Role role) {}

    final List<Variable> variables;
    final List<String> loops;
    final Kind gives;
    final boolean awaits;

    private Scope(List<Variable> variables, List<String> loops, Kind gives, boolean awaits) {
        this.variables = new ArrayList<>(variables);
        this.loops = loops;
        this.gives = gives;
        this.awaits = awaits;
    }

    static Scope outermost() {
        return new Scope(List.of(), List.of(), Kind.OBJECT, true);
    }

    Scope block() {
        return new Scope(variables, loops, gives, awaits);
    }

    Scope loop(String label) {
        var inner = new ArrayList<>(loops);
        inner.add(label);
        return new Scope(variables, inner, gives, awaits);
    }

    /// An async body or another lambda of its own, which captures.
    Scope lambda(Kind gives, boolean awaits) {
        return new Scope(captured(), List.of(), gives, awaits);
    }

    /// The guard of a case may read what a lambda might capture, and assign to nothing.
    Scope guard() {
        var readable = captured().stream()
                .map(each -> new Variable(each.kind, each.name, Role.FIXED))
                .toList();
        return new Scope(readable, List.of(), gives, awaits);
    }

    private List<Variable> captured() {
        return variables.stream().filter(each -> each.role != Role.FREE).toList();
    }

    Scope with(Kind kind, String name, Role role) {
        variables.add(new Variable(kind, name, role));
        return this;
    }

    /// A variable of this kind, or null.
    Variable pick(RandomGenerator random, Kind kind, boolean toAssign) {
        var fitting = variables.stream()
                .filter(each -> each.kind() == kind && !(toAssign && each.role == Role.FIXED))
                .toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }
}
