package async.channel;

import java.util.concurrent.atomic.AtomicReference;

/// A buffer without a bound: links, oldest first. `head` is the link that was taken last, so it has no value.
///
/// ```
///   a sender:     makes its link the tail; hangs it behind the one before; looks whether that one is `head`
///   the receiver: takes the value of the link behind `head`; moves head on
/// ```
///
/// `END` in the place of the tail says that the chain is shut: nobody hangs anything behind it. A link that is the
/// tail but does not hang yet holds up the receiver, for the few instructions until it does.
///
/// Idea: Dmitry Vyukov's queue for many producers and one consumer.
final class Chain<T> extends Buffer<T> {

    private static final class Link<T> {
        private T value;
        private volatile Link<T> next;

        Link(T value) {
            this.value = value;
        }
    }

    private final Link<T> end = new Link<>(null);
    private final AtomicReference<Link<T>> tail;
    private volatile Link<T> head = new Link<>(null);

    Chain() {
        tail = new AtomicReference<>(head);
    }

    @Override
    Offer offer(T value) {
        Link<T> before = append(new Link<>(value));
        if (before == null) return Offer.CLOSED;
        if (head == before) arrived();
        return Offer.SENT;
    }

    /// Gives the link before; null if the chain is shut.
    private Link<T> append(Link<T> link) {
        Link<T> before;
        do {
            before = tail.get();
            if (before == end) return null;
        } while (!tail.compareAndSet(before, link));
        before.next = link;
        return before;
    }

    @Override
    T take() {
        Link<T> last = head;
        Link<T> next = last.next;
        if (next == null || next == end) return null;
        T value = next.value;
        next.value = null;
        head = next;
        last.next = null; // nobody reads it again, and old links must not keep young ones from the collector
        return value;
    }

    @Override
    void shut() {
        append(end);
    }

    @Override
    boolean isShut() {
        return tail.get() == end;
    }

    @Override
    boolean isDrained() {
        return head.next == end;
    }
}
