//! The jobs whose tasks run.
//!
//! - `hop-slot`: 500 tasks stand between 501 slots; the driver sends one bucket round 100 times. An operation is a hop.
//! - `yield`: 200 tasks yield 500 times each; the driver spawns and joins them. An operation is a yield.
//! - `spawn-join`: the driver spawns 1,000,000 tasks that return at once, joins them in order and adds. An operation is
//!   a task.

use crate::peer::Peer;
use crate::rounds::Scale;
use crate::slot::Slot;
use std::time::Instant;

const RING: usize = 500;
const LAPS: usize = 100;
const YIELDERS: usize = 200;
const YIELDS: usize = 500;
const TASKS: usize = 1_000_000;

type Bucket = &'static str;

pub async fn hop_slot<P: Peer>(scale: Scale) -> f64 {
    let laps = scale.of(LAPS);
    let slots: &'static [Slot<Bucket>] = (0..=RING).map(|_| Slot::new()).collect::<Vec<_>>().leak();
    for pair in slots.windows(2) {
        P::detach(P::spawn(pass(&pair[0], &pair[1])));
    }
    let round = scale.timed(async || {
        let start = Instant::now();
        for _ in 0..laps {
            slots[0].put("bucket").await;
            assert_eq!(slots[RING].take().await, "bucket");
        }
        start.elapsed()
    });
    round.await / (laps * slots.len()) as f64
}

async fn pass(from: &Slot<Bucket>, to: &Slot<Bucket>) {
    loop {
        let bucket = from.take().await;
        to.put(bucket).await;
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
    let tasks = scale.of(TASKS);
    let mut handles = Vec::with_capacity(tasks);
    let round = scale.counted(3, 7, async || {
        let start = Instant::now();
        handles.extend((0..tasks).map(|i| P::spawn(async move { i })));
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
