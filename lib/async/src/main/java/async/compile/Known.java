package async.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import async.core.AsyncBody;
import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.FutureTrace;
import async.core.Poll;
import async.core.Task;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Objects;

/// What generated code calls, by the names that class files use.
final class Known {

    static final ClassDesc FUTURE = of(Future.class);
    static final ClassDesc POLL = of(Poll.class);
    static final ClassDesc READY = of(Poll.Ready.class);
    static final ClassDesc CONTEXT = of(Context.class);
    static final ClassDesc TASK = of(Task.class);
    static final ClassDesc CANCELLED = of(Cancelled.class);
    static final ClassDesc TRACE = of(FutureTrace.class);
    static final ClassDesc BODY = of(AsyncBody.class);
    static final ClassDesc ACTION = of(AsyncBody.Action.class);
    static final ClassDesc MACHINE = of(Machine.class);
    static final ClassDesc RULES = of(BodyRules.class);
    static final ClassDesc OBJECTS = of(Objects.class);
    static final ClassDesc ILLEGAL_STATE = of(IllegalStateException.class);

    /// The verbs that a body calls stand in a later package, so by name.
    static final ClassDesc ASYNC = ClassDesc.of("async.await.Async");

    static final MethodTypeDesc POLL_TYPE = MethodTypeDesc.of(POLL, CONTEXT);
    static final MethodTypeDesc AWAIT_TYPE = MethodTypeDesc.of(CD_Object, FUTURE);
    static final MethodTypeDesc SPAWN_TYPE = MethodTypeDesc.of(TASK, FUTURE);
    static final MethodTypeDesc NON_NULL = MethodTypeDesc.of(CD_Object, CD_Object);

    private Known() {}

    static ClassDesc of(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /// As `Class.forName` wants it.
    static String name(ClassDesc type) {
        String path = type.descriptorString();
        return path.substring(1, path.length() - 1).replace('/', '.');
    }
}
