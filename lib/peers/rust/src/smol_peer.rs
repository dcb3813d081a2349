//! smol in its best form: the leaked executor, which keeps no list of its tasks. On one thread it runs on the plain
//! `block_on`, which has no reactor to ask, and a driver that is a task like the others costs more. With timers or
//! pipes it runs on `smol::block_on`, which drives the reactor; there the driver is a task, since each yield of a future
//! that `run` runs asks the reactor.

use crate::peer::{Bucket, Peer, Receiving, Sending};
use crate::pipes::Pipes;
use crate::pool::Pool;
use crate::timers::Timers;
use async_executor::{Executor, LocalExecutor, StaticExecutor, StaticLocalExecutor, Task};
use futures_channel::oneshot;
use smol::future::{block_on, or, pending, yield_now};
use smol::io::{AsyncReadExt, AsyncWriteExt};
use smol::{Async, Timer, channel};
use std::io::{PipeReader, PipeWriter, pipe};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

thread_local! {
    static EXECUTOR: &'static StaticLocalExecutor = LocalExecutor::new().leak();
}

static POOL: LazyLock<&'static StaticExecutor> = LazyLock::new(|| Executor::new().leak());

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

    fn yield_now() -> impl Future<Output = ()> + Send {
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

impl Pool for Smol {
    fn run_on_pool(driver: impl Future<Output = f64> + Send + 'static) -> f64 {
        for _ in 0..2 {
            thread::spawn(|| block_on(POOL.run(pending::<()>())));
        }
        block_on(POOL.spawn(driver))
    }

    fn spawn_on_pool(task: impl Future<Output = ()> + Send + 'static) {
        POOL.spawn(task).detach();
    }
}

fn run_with_reactor<T: 'static>(driver: impl Future<Output = T> + 'static) -> T {
    let executor = EXECUTOR.with(|executor| *executor);
    smol::block_on(executor.run(executor.spawn(driver)))
}

impl Pipes for Smol {
    type Reader = Async<PipeReader>;
    type Writer = Async<PipeWriter>;

    fn run_with_pipes<T: 'static>(driver: impl Future<Output = T> + 'static) -> T {
        run_with_reactor(driver)
    }

    fn pipe() -> (Async<PipeReader>, Async<PipeWriter>) {
        let (reader, writer) = pipe().expect("a pipe");
        (Async::new(reader).expect("it is watched"), Async::new(writer).expect("it is watched"))
    }

    /// Asks first: a read that finds nothing is a call to the kernel for nothing.
    async fn read(from: &mut Async<PipeReader>) -> u8 {
        from.readable().await.expect("the reactor runs");
        let mut byte = [0];
        from.read_exact(&mut byte).await.expect("the writer is kept");
        byte[0]
    }

    async fn write(to: &mut Async<PipeWriter>, byte: u8) {
        to.write_all(&[byte]).await.expect("the reader is kept");
    }
}

impl Timers for Smol {
    fn run_with_timers<T: 'static>(driver: impl Future<Output = T> + 'static) -> T {
        run_with_reactor(driver)
    }

    async fn sleep_until(deadline: Instant) {
        Timer::at(deadline).await;
    }

    async fn timeout<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
        let too_late = async {
            Timer::after(limit).await;
            None
        };
        or(async { Some(work.await) }, too_late).await
    }
}
