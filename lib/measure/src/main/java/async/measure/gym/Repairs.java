package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;

/// What each exhibit should have done. The booth has no place here: its repair is `new LinkedBlockingQueue<>()`, a
/// queue without a bound.
public final class Repairs {

    private Repairs() {}

    /// Forgets a ring when it has heard it, not before.
    static final class LightDozer extends Dozer {

        @Override
        synchronized void sleep() throws InterruptedException {
            while (!rung) wait();
            rung = false;
        }
    }

    /// Rings when there is news, and only then.
    static final class QuietKettle extends Kettle {

        @Override
        void makeSure(Waker guest) {}
    }

    /// Asks only those who have not answered.
    static final class PatientBreakfast extends Breakfast {

        PatientBreakfast(Future<String> one, Future<String> other) {
            super(one, other);
        }

        @Override
        Poll<String> ask(Future<String> part, Poll<String> before, Context cx) throws Exception {
            return before instanceof Poll.Ready ? before : part.poll(cx);
        }
    }

    /// Closes both when it ends; to close the winner does nothing.
    static final class TidySprint extends Sprint {

        TidySprint(Future<String> one, Future<String> other) {
            super(one, other);
        }

        @Override
        protected Poll<String> advance(Context cx) throws Exception {
            boolean ends = true;
            try {
                Poll<String> answer = super.advance(cx);
                ends = answer instanceof Poll.Ready;
                return answer;
            } finally {
                if (ends) release();
            }
        }
    }

    /// Keeps the waker of the latest poll.
    static final class ForwardedParcel extends Parcel {

        @Override
        Waker register(Waker kept, Waker latest) {
            return latest;
        }
    }

    /// Registers, then looks.
    static final class WatchedLetterbox extends Letterbox {

        @Override
        protected Poll<String> advance(Context cx) {
            reader = cx.waker();
            if (letter != null) return Poll.ready(letter);
            return Poll.pending();
        }
    }

    /// Serves, then rings.
    static final class HonestHatch extends Hatch {

        @Override
        public void serve(String what) {
            dish = what;
            ring();
        }
    }

    /// Rings when it has let go of the lock.
    static final class OpenTray extends Tray {

        @Override
        public void put(String cup) {
            add(cup).wake();
        }
    }

    /// Looks and falls asleep under one lock, which the ring needs, too.
    static final class WaryNightwatch extends Nightwatch {

        @Override
        void sleep() throws InterruptedException {
            if (!rung) gap.run();
            synchronized (this) {
                while (!rung) wait();
            }
        }
    }

    /// A ring while the job is polled puts it into the queue after that poll.
    static final class OrderlyCrew extends Crew {

        @Override
        void run(Job job) throws Exception {
            int seen = job.rings.get();
            job.poll();
            if (job.rings.addAndGet(-seen) > 0) ready.add(job);
        }
    }
}
