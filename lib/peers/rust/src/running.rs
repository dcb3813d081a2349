//! The jobs whose tasks run.
//!
//! - `hop`, `hop-slot`: 500 tasks stand between 501 links; the driver sends one bucket round 100 times. An operation is a
//!   hop. A link is the peer's own bounded channel of one place, or a slot.
//! - `yield`: 200 tasks yield 500 times each; the driver spawns and joins them. An operation is a yield.
//! - `spawn-join`: the driver spawns 1,000,000 tasks that return at once, joins them in order and adds. An operation is
//!   a task.
//! - `scale`: the same, and each task yields once; what a task costs among 1,000,000, as a multiple of what it costs
//!   among 10,000.

use crate::peer::{Bucket, Peer, Receiving, Sending};
use crate::rounds::Scale;
use crate::slot::Slot;
use std::mem::{forget, replace};
use std::time::Instant;

const RING: usize = 500;
const LAPS: usize = 100;
const YIELDERS: usize = 200;
const YIELDS: usize = 500;
const TASKS: usize = 1_000_000;
const FEW: usize = 10_000;
const BUCKET: Bucket = "bucket";

pub async fn hop<P: Peer>(scale: Scale) -> f64 {
    ring::<P, _, _>(scale, P::channel).await
}

pub async fn hop_slot<P: Peer>(scale: Scale) -> f64 {
    ring::<P, _, _>(scale, slot).await
}

async fn ring<P: Peer, S: Sending, R: Receiving>(scale: Scale, link: fn() -> (S, R)) -> f64 {
    let laps = scale.of(LAPS);
    let (mut first, mut last) = link();
    for _ in 0..RING {
        let (sender, receiver) = link();
        P::detach(P::spawn(pass(replace(&mut last, receiver), sender)));
    }
    let round = scale.timed(async || {
        let start = Instant::now();
        for _ in 0..laps {
            first.put(BUCKET).await;
            assert_eq!(last.take().await, BUCKET);
        }
        start.elapsed()
    });
    let cost = round.await / (laps * (RING + 1)) as f64;
    forget((first, last)); // the tasks never end, so neither do their links
    cost
}

async fn pass(mut from: impl Receiving, mut to: impl Sending) {
    loop {
        let bucket = from.take().await;
        to.put(bucket).await;
    }
}

/// Leaked too.
fn slot() -> (&'static Slot<Bucket>, &'static Slot<Bucket>) {
    let slot: &'static Slot<Bucket> = Box::leak(Box::new(Slot::new()));
    (slot, slot)
}

impl Sending for &'static Slot<Bucket> {
    fn put(&mut self, bucket: Bucket) -> impl Future<Output = ()> {
        Slot::put(self, bucket)
    }
}

impl Receiving for &'static Slot<Bucket> {
    fn take(&mut self) -> impl Future<Output = Bucket> {
        Slot::take(self)
    }
}

pub async fn yields<P: Peer>(scale: Scale) -> f64 {
    let yields = scale.of(YIELDS);
    let mut handles = Vec::with_capacity(YIELDERS);
    let round = scale.timed(async || {
        let start = Instant::now();
        handles.extend((0..YIELDERS).map(|_| P::spawn(yielder::<P>(yields))));
        let mut sum = 0;
        for handle in handles.drain(..) {
            sum += P::join(handle).await;
        }
        let cost = start.elapsed();
        assert_eq!(sum, YIELDERS * yields);
        cost
    });
    round.await / (YIELDERS * yields) as f64
}

async fn yielder<P: Peer>(yields: usize) -> usize {
    for _ in 0..yields {
        P::yield_now().await;
    }
    yields
}

pub async fn spawn_join<P: Peer>(scale: Scale) -> f64 {
    cost_of_a_task::<P, _>(scale, TASKS, (3, 7), |i| async move { i }).await
}

pub async fn scaling<P: Peer>(scale: Scale) -> f64 {
    let task = |i| async move {
        P::yield_now().await;
        i
    };
    let few = cost_of_a_task::<P, _>(scale, FEW, (50, 50), task).await;
    cost_of_a_task::<P, _>(scale, TASKS, (1, 3), task).await / few
}

/// Spawns them all, then joins them in order and adds.
async fn cost_of_a_task<P: Peer, F: Future<Output = usize> + 'static>(
    scale: Scale,
    tasks: usize,
    (unmeasured, measured): (usize, usize),
    task: impl Fn(usize) -> F,
) -> f64 {
    let tasks = scale.of(tasks);
    let mut handles = Vec::with_capacity(tasks);
    let round = scale.counted(unmeasured, measured, async || {
        let start = Instant::now();
        handles.extend((0..tasks).map(|i| P::spawn(task(i))));
        let mut sum = 0;
        for handle in handles.drain(..) {
            sum += P::join(handle).await;
        }
        let cost = start.elapsed();
        assert_eq!(sum, tasks * (tasks - 1) / 2);
        cost
    });
    round.await / tasks as f64
}
