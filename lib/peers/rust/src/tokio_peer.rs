//! tokio in its best form for one thread: a local runtime without timer and I/O. `Runtime::spawn`, or a driver that is a
//! task like the others, costs the same.

use crate::peer::{Bucket, Peer, Receiving, Sending};
use tokio::runtime::Builder;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, spawn_local, yield_now};

pub struct Tokio;

impl Peer for Tokio {
    type Handle<T: 'static> = JoinHandle<T>;
    type Sender = oneshot::Sender<u64>;
    type Receiver = oneshot::Receiver<u64>;
    type Lost = oneshot::error::RecvError;
    type Sending = mpsc::Sender<Bucket>;
    type Receiving = mpsc::Receiver<Bucket>;

    fn run<T: 'static>(driver: impl Future<Output = T> + 'static) -> T {
        let runtime = Builder::new_current_thread().build_local(Default::default()).expect("a runtime");
        runtime.block_on(driver)
    }

    fn spawn<T: 'static>(future: impl Future<Output = T> + 'static) -> JoinHandle<T> {
        spawn_local(future)
    }

    async fn join<T: 'static>(handle: JoinHandle<T>) -> T {
        handle.await.expect("the task ends well")
    }

    fn detach(handle: JoinHandle<()>) {
        drop(handle);
    }

    fn yield_now() -> impl Future<Output = ()> {
        yield_now()
    }

    fn channel() -> (mpsc::Sender<Bucket>, mpsc::Receiver<Bucket>) {
        mpsc::channel(1)
    }

    fn oneshot() -> (oneshot::Sender<u64>, oneshot::Receiver<u64>) {
        oneshot::channel()
    }

    fn send(sender: oneshot::Sender<u64>, value: u64) {
        sender.send(value).expect("the receiver waits");
    }
}

impl Sending for mpsc::Sender<Bucket> {
    /// Tries first, which costs a fifth less a hop than `send` alone.
    async fn put(&mut self, bucket: Bucket) {
        if let Err(full) = self.try_send(bucket) {
            self.send(full.into_inner()).await.expect("the receiver is kept");
        }
    }
}

impl Receiving for mpsc::Receiver<Bucket> {
    async fn take(&mut self) -> Bucket {
        self.recv().await.expect("the sender is kept")
    }
}
