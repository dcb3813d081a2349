//! What the jobs need of a runtime.

use std::fmt::Debug;

/// What goes round the ring.
pub type Bucket = &'static str;

/// The end of a link that a task of the ring puts into.
pub trait Sending: 'static {
    fn put(&mut self, bucket: Bucket) -> impl Future<Output = ()>;
}

/// The end that the next task takes from.
pub trait Receiving: 'static {
    fn take(&mut self) -> impl Future<Output = Bucket>;
}

/// A runtime that keeps all its tasks on this thread. Each job is compiled for each peer, so nothing of this remains.
pub trait Peer: 'static {
    type Handle<T: 'static>;
    type Sender: Unpin;
    type Receiver: Future<Output = Result<u64, Self::Lost>> + Unpin;
    type Lost: Debug;
    type Sending: Sending;
    type Receiving: Receiving;

    /// Runs `driver` beside the tasks that it spawns, and gives back what it ends with.
    fn run<T: 'static>(driver: impl Future<Output = T> + 'static) -> T;

    /// Spawns onto the runtime that the caller runs on.
    fn spawn<T: 'static>(future: impl Future<Output = T> + 'static) -> Self::Handle<T>;

    fn join<T: 'static>(handle: Self::Handle<T>) -> impl Future<Output = T>;

    /// Lets the task go on by itself, with nobody to join it.
    fn detach(handle: Self::Handle<()>);

    fn yield_now() -> impl Future<Output = ()> + Send;

    /// The runtime's own bounded channel, of one place.
    fn channel() -> (Self::Sending, Self::Receiving);

    fn oneshot() -> (Self::Sender, Self::Receiver);

    fn send(sender: Self::Sender, value: u64);
}
