/// Tasks that wait for each other: [Notify] for "something has happened", [Permits] for "so many at once", [Mutex] for
/// "one at a time". Such a lock is held by whoever has its [Guard], not by a thread, so it may be held over an
/// `await`.
///
/// Below all three stand `Waiters`, a queue in the order of arrival, and `Waiter`, who is the future and its own place
/// in the queue. Read next: `async.stream`.
package async.sync;
