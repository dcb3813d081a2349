//! tokio in its best form for one thread: a local runtime without timer and I/O. `Runtime::spawn`, or a driver that is a
//! task like the others, costs the same.

use crate::peer::Peer;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, spawn_local, yield_now};

pub struct Tokio;

impl Peer for Tokio {
    type Handle<T: 'static> = JoinHandle<T>;
    type Sender = oneshot::Sender<u64>;
    type Receiver = oneshot::Receiver<u64>;
    type Lost = oneshot::error::RecvError;

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

    fn oneshot() -> (oneshot::Sender<u64>, oneshot::Receiver<u64>) {
        oneshot::channel()
    }

    fn send(sender: oneshot::Sender<u64>, value: u64) {
        sender.send(value).expect("the receiver waits");
    }
}
