package async.compile;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/// What a slot holds, as the verifier sees it. A long or a double stands in two slots: itself, then [#NOTHING].
///
/// @param type of a reference and of numbers; null for the rest
/// @param made the index of the `new` instruction of an object whose constructor has not run yet, else -1
record Value(Kind kind, ClassDesc type, int made) {

    enum Kind {
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        REFERENCE,
        NULL,
        RAW, // made, but not constructed
        NOTHING
    }

    static final Value INT = new Value(Kind.INT, CD_int, -1);
    static final Value LONG = new Value(Kind.LONG, CD_long, -1);
    static final Value FLOAT = new Value(Kind.FLOAT, CD_float, -1);
    static final Value DOUBLE = new Value(Kind.DOUBLE, CD_double, -1);
    static final Value NULL = new Value(Kind.NULL, null, -1);
    static final Value NOTHING = new Value(Kind.NOTHING, null, -1);

    static Value of(ClassDesc type) {
        return switch (TypeKind.from(type).asLoadable()) {
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case REFERENCE -> new Value(Kind.REFERENCE, type, -1);
            default -> INT;
        };
    }

    static Value raw(int made) {
        return new Value(Kind.RAW, null, made);
    }

    boolean isWide() {
        return kind == Kind.LONG || kind == Kind.DOUBLE;
    }

    /// A value that a machine must keep, and can.
    boolean isKept() {
        return kind != Kind.NOTHING && kind != Kind.RAW;
    }

    TypeKind typeKind() {
        return type == null ? TypeKind.REFERENCE : TypeKind.from(type);
    }
}
