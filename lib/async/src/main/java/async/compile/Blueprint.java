package async.compile;

import java.lang.constant.DynamicCallSiteDesc;
import java.util.List;

/// What all machines of one body have in common: where the body stands, the lines at which it waits, and the
/// dynamic calls that it makes. Public for generated code only.
public final class Blueprint {

    private final String owner;
    private final String method;
    private final String file;
    private final int[] lines; // by state; at 0 the body's first
    private final List<DynamicCallSiteDesc> calls;

    Blueprint(String owner, String method, String file, int[] lines, List<DynamicCallSiteDesc> calls) {
        this.owner = owner;
        this.method = method;
        this.file = file;
        this.lines = lines;
        this.calls = calls;
    }

    /// Where the machine of this state stands, as a stack trace tells it.
    StackTraceElement at(int state) {
        return new StackTraceElement(owner, method, file, lines[state]);
    }

    DynamicCallSiteDesc call(int index) {
        return calls.get(index);
    }
}
