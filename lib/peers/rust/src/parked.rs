//! The jobs whose tasks wait: 1,000,000, each for a oneshot of its own. An operation is a task.
//!
//! - **Park:** spawn a task that awaits its oneshot and adds what it gets; yield after each 1,000 spawns.
//! - **Resume:** send `i` to task `i`, yield after each 1,000, until all have finished.

use crate::heap;
use crate::peer::Peer;
use crate::rounds::Scale;
use std::cell::Cell;
use std::fs::read_to_string;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::thread::sleep;
use std::time::{Duration, Instant};

const TASKS: usize = 1_000_000;
const BATCH: usize = 1_000;

pub async fn heap<P: Peer>(scale: Scale) -> f64 {
    let mut crowd = Crowd::<P>::of(scale.of(TASKS));
    heap::count();
    let before = heap::live();
    crowd.park().await;
    let grown = heap::live() - before;
    crowd.resume().await;
    grown as f64 / crowd.tasks as f64
}

pub async fn rss<P: Peer>(scale: Scale) -> f64 {
    let mut few = Crowd::<P>::of(BATCH);
    few.park().await;
    few.resume().await;
    let mut crowd = Crowd::<P>::of(scale.of(TASKS));
    let before = resident();
    crowd.park().await;
    let grown = resident() - before;
    crowd.resume().await;
    grown / crowd.tasks as f64
}

pub async fn cold_resume<P: Peer>(scale: Scale) -> f64 {
    resume::<P>(scale, 0, 1, Duration::ZERO).await
}

pub async fn warm_resume<P: Peer>(scale: Scale) -> f64 {
    resume::<P>(scale, 3, 5, Duration::ZERO).await
}

/// There is no collector here: the tasks are left alone for a while instead.
pub async fn rested_resume<P: Peer>(scale: Scale) -> f64 {
    resume::<P>(scale, 3, 5, Duration::from_millis(100)).await
}

async fn resume<P: Peer>(scale: Scale, unmeasured: usize, measured: usize, rest: Duration) -> f64 {
    let mut crowd = Crowd::<P>::of(scale.of(TASKS));
    let tasks = crowd.tasks as f64;
    let round = scale.counted(unmeasured, measured, async || {
        crowd.park().await;
        sleep(rest);
        crowd.resume().await
    });
    round.await / tasks
}

/// Tasks to park, and to resume.
struct Crowd<P: Peer> {
    tasks: usize,
    /// Wholly written to before the first reading, so that its pages are resident.
    senders: Vec<Option<P::Sender>>,
    tally: Rc<Tally>,
}

/// What the tasks have got.
#[derive(Default)]
struct Tally {
    polls: Cell<usize>,
    sum: Cell<u64>,
    finished: Cell<usize>,
}

impl Tally {
    fn add(&self, value: u64) {
        self.sum.set(self.sum.get() + value);
        self.finished.set(self.finished.get() + 1);
    }
}

impl<P: Peer> Crowd<P> {
    fn of(tasks: usize) -> Self {
        let senders = (0..tasks).map(|_| None).collect();
        Crowd { tasks, senders, tally: Rc::default() }
    }

    async fn park(&mut self) {
        for batch in self.senders.chunks_mut(BATCH) {
            for place in batch {
                let (sender, receiver) = P::oneshot();
                *place = Some(sender);
                P::detach(P::spawn(wait::<P>(receiver, self.tally.clone())));
            }
            P::yield_now().await;
        }
        assert_eq!(self.tally.polls.take(), self.tasks, "each task has run up to its wait");
    }

    async fn resume(&mut self) -> Duration {
        let start = Instant::now();
        for (batch, senders) in self.senders.chunks_mut(BATCH).enumerate() {
            for (i, sender) in senders.iter_mut().enumerate() {
                P::send(sender.take().expect("the task is parked"), (batch * BATCH + i) as u64);
            }
            P::yield_now().await;
        }
        while self.tally.finished.get() < self.tasks {
            P::yield_now().await;
        }
        let cost = start.elapsed();
        self.tally.finished.set(0);
        self.tally.polls.set(0);
        assert_eq!(self.tally.sum.take(), (self.tasks as u64) * (self.tasks as u64 - 1) / 2);
        cost
    }
}

/// By hand, since an async block holds `receiver` twice, before and during its wait: for tokio one cache line more.
fn wait<P: Peer>(mut receiver: P::Receiver, tally: Rc<Tally>) -> impl Future<Output = ()> {
    poll_fn(move |cx| {
        tally.polls.set(tally.polls.get() + 1);
        let got = Pin::new(&mut receiver).poll(cx);
        got.map(|value| tally.add(value.expect("the sender is kept")))
    })
}

/// The process's resident memory in bytes.
fn resident() -> f64 {
    let status = read_to_string("/proc/self/status").expect("parked-rss reads /proc, so it needs Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a line VmRSS");
    let kib: f64 = line.split_whitespace().nth(1).expect("a size").parse().expect("a number");
    kib * 1024.0
}
