//! The jobs whose tasks run on two threads. The driver is a task too; the last of the others wakes it.
//!
//! - `pool-spawn`: the driver spawns 10,000 tasks that end at once. An operation is a task.
//! - `pool-yield`: the driver spawns 200 tasks that yield 500 times each. An operation is a yield.
//! - `pool-ping-pong`: the driver spawns 1,000 tasks; each spawns a partner, sends it a number by one oneshot and gets
//!   the next by another. An operation is a pair.
//! - `pool-chain`: a task spawns the next, 1,000 long. An operation is a link.

use crate::peer::Peer;
use crate::rounds::Scale;
use std::sync::atomic::{AtomicUsize, Ordering::AcqRel};
use std::sync::{Arc, Mutex};
use std::time::Instant;

const SPAWNED: usize = 10_000;
const YIELDERS: usize = 200;
const YIELDS: usize = 500;
const PAIRS: usize = 1_000;
const LINKS: usize = 1_000;

/// A runtime with two workers.
pub trait Pool: Peer<Sender: Send, Receiver: Send, Lost: Send> {
    /// Runs `driver` as a task on the workers; the caller's thread only waits.
    fn run_on_pool(driver: impl Future<Output = f64> + Send + 'static) -> f64;

    /// Spawns onto the pool that the caller runs on, with nobody to join the task.
    fn spawn_on_pool(task: impl Future<Output = ()> + Send + 'static);
}

pub async fn spawn<P: Pool>(scale: Scale) -> f64 {
    let tasks = scale.of(SPAWNED);
    crowd::<P, _>(scale, tasks, |_, left| async move { left.count_down() }).await / tasks as f64
}

pub async fn yields<P: Pool>(scale: Scale) -> f64 {
    let yields = scale.of(YIELDS);
    crowd::<P, _>(scale, YIELDERS, move |_, left| yielder(yields, left)).await / (YIELDERS * yields) as f64
}

async fn yielder<P: Pool>(yields: usize, left: Arc<Countdown<P>>) {
    for _ in 0..yields {
        P::yield_now().await;
    }
    left.count_down();
}

pub async fn ping_pong<P: Pool>(scale: Scale) -> f64 {
    let pairs = scale.of(PAIRS);
    crowd::<P, _>(scale, pairs, ping).await / pairs as f64
}

async fn ping<P: Pool>(ball: u64, left: Arc<Countdown<P>>) {
    let (there, arrives) = P::oneshot();
    let (back, returns) = P::oneshot();
    P::spawn_on_pool(async move { P::send(back, arrives.await.expect("ping sends") + 1) });
    P::send(there, ball);
    assert_eq!(returns.await.expect("pong sends"), ball + 1);
    left.count_down();
}

/// The cost of a round: the driver spawns so many tasks, and waits until each has counted down.
async fn crowd<P: Pool, F: Future<Output = ()> + Send + 'static>(
    scale: Scale,
    tasks: usize,
    task: impl Fn(u64, Arc<Countdown<P>>) -> F + Copy + Send,
) -> f64 {
    let round = move || async move {
        let start = Instant::now();
        let (left, end) = Countdown::<P>::from(tasks);
        for i in 0..tasks {
            P::spawn_on_pool(task(i as u64, left.clone()));
        }
        end.await.expect("the last task sends");
        start.elapsed()
    };
    scale.timed(round).await
}

pub async fn chain<P: Pool>(scale: Scale) -> f64 {
    let links = scale.of(LINKS);
    let round = move || async move {
        let start = Instant::now();
        let (sender, end) = P::oneshot();
        link::<P>(1, links, sender);
        assert_eq!(end.await.expect("the last link sends"), links as u64);
        start.elapsed()
    };
    scale.timed(round).await / links as f64
}

/// Spawns the link with this number, which spawns the next.
fn link<P: Pool>(number: usize, last: usize, end: P::Sender) {
    P::spawn_on_pool(async move {
        if number < last { link::<P>(number + 1, last, end) } else { P::send(end, number as u64) }
    });
}

/// Sends to the driver when the last task has come here.
struct Countdown<P: Peer> {
    left: AtomicUsize,
    end: Mutex<Option<P::Sender>>,
}

impl<P: Peer> Countdown<P> {
    fn from(tasks: usize) -> (Arc<Self>, P::Receiver) {
        let (sender, receiver) = P::oneshot();
        (Arc::new(Countdown { left: AtomicUsize::new(tasks), end: Mutex::new(Some(sender)) }), receiver)
    }

    fn count_down(&self) {
        if self.left.fetch_sub(1, AcqRel) == 1 {
            let end = self.end.lock().expect("no holder panics").take();
            P::send(end.expect("only the last comes here"), 0);
        }
    }
}
