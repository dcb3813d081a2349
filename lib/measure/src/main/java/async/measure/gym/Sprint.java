package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;

/// Runs two futures concurrently, and takes the value, or the failure, of whichever ends first.
public class Sprint extends Once<String> {

    private final Future<String> one;
    private final Future<String> other;

    public Sprint(Future<String> one, Future<String> other) {
        this.one = one;
        this.other = other;
    }

    @Override
    protected Poll<String> advance(Context cx) throws Exception {
        Poll<String> answer = one.poll(cx);
        return answer instanceof Poll.Ready ? answer : other.poll(cx);
    }

    @Override
    protected void release() {
        one.close();
        other.close();
    }
}
