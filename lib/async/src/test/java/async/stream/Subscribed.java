package async.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;

/// A subscriber that notes what it is told, in words, and requests nothing by itself.
class Subscribed<T> implements Flow.Subscriber<T> {

    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch over = new CountDownLatch(1);
    volatile Flow.Subscription subscription;
    Throwable failure;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        heard.add("subscribed");
        this.subscription = subscription;
        begun.countDown();
    }

    @Override
    public void onNext(T value) {
        heard.add("" + value);
    }

    @Override
    public void onError(Throwable why) {
        failure = why;
        heard.add("failed");
        over.countDown();
    }

    @Override
    public void onComplete() {
        heard.add("complete");
        over.countDown();
    }
}
