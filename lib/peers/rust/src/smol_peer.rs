//! smol in its best form for one thread: the leaked `LocalExecutor`, which keeps no list of its tasks, on the plain
//! `block_on`, which has no reactor to ask. A driver that is a task like the others costs more.

use crate::peer::{Bucket, Peer, Receiving, Sending};
use async_executor::{LocalExecutor, StaticLocalExecutor, Task};
use futures_channel::oneshot;
use smol::channel;
use smol::future::{block_on, yield_now};

thread_local! {
    static EXECUTOR: &'static StaticLocalExecutor = LocalExecutor::new().leak();
}

pub struct Smol;

impl Peer for Smol {
    type Handle<T: 'static> = Task<T>;
    type Sender = oneshot::Sender<u64>;
    type Receiver = oneshot::Receiver<u64>;
    type Lost = oneshot::Canceled;
    type Sending = channel::Sender<Bucket>;
    type Receiving = channel::Receiver<Bucket>;

    fn run<T: 'static>(driver: impl Future<Output = T> + 'static) -> T {
        let executor = EXECUTOR.with(|executor| *executor);
        block_on(executor.run(driver))
    }

    fn spawn<T: 'static>(future: impl Future<Output = T> + 'static) -> Task<T> {
        EXECUTOR.with(|executor| executor.spawn(future))
    }

    async fn join<T: 'static>(handle: Task<T>) -> T {
        handle.await
    }

    fn detach(handle: Task<()>) {
        handle.detach();
    }

    fn yield_now() -> impl Future<Output = ()> {
        yield_now()
    }

    fn channel() -> (channel::Sender<Bucket>, channel::Receiver<Bucket>) {
        channel::bounded(1)
    }

    fn oneshot() -> (oneshot::Sender<u64>, oneshot::Receiver<u64>) {
        oneshot::channel()
    }

    fn send(sender: oneshot::Sender<u64>, value: u64) {
        sender.send(value).expect("the receiver waits");
    }
}

impl Sending for channel::Sender<Bucket> {
    async fn put(&mut self, bucket: Bucket) {
        self.send(bucket).await.expect("the receiver is kept");
    }
}

impl Receiving for channel::Receiver<Bucket> {
    async fn take(&mut self) -> Bucket {
        self.recv().await.expect("the sender is kept")
    }
}
