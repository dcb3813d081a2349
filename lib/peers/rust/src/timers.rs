//! The jobs with timers, all on one thread.
//!
//! - `timers`: the driver spawns 1,000,000 tasks that each sleep up to a second, and waits for the last. Two results: the
//!   process's CPU time for all that, and the 99th percentile of how late a task was polled after its deadline, which
//!   is its first poll and what it was to sleep.
//! - `timeout-cancel`: beside 100,000 tasks that sleep for an hour, the driver yields once within a timeout of a minute,
//!   10,000 times. An operation is a timeout, set and cancelled.

use crate::peer::Peer;
use crate::rounds::{Scale, median};
use fastrand::Rng;
use rustix::time::{ClockId, clock_gettime};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

const SLEEPERS: usize = 1_000_000;
const LONGEST: u64 = 1_000_000_000;
const LIVE: usize = 100_000;
const HOUR: Duration = Duration::from_secs(3_600);
const TIMEOUTS: usize = 10_000;
const MINUTE: Duration = Duration::from_secs(60);
const MILLI: f64 = 1e6;

/// A runtime that has timers, on this thread.
pub trait Timers: Peer {
    fn run_with_timers<T: 'static>(driver: impl Future<Output = T> + 'static) -> T;

    fn sleep_until(deadline: Instant) -> impl Future<Output = ()>;

    /// None if the time is up first.
    fn timeout<T>(limit: Duration, work: impl Future<Output = T>) -> impl Future<Output = Option<T>>;
}

/// CPU time and lateness in milliseconds, each the median of its rounds.
pub async fn timers<P: Timers>(scale: Scale) -> [f64; 2] {
    let tasks = scale.of(SLEEPERS);
    let mut rng = Rng::with_seed(7);
    let rounds = scale.each(1, 1, async || all_sleep::<P>(tasks, &mut rng).await).await;
    let (cpu, late) = rounds.into_iter().unzip();
    [median(cpu) / MILLI, median(late) / MILLI]
}

async fn all_sleep<P: Timers>(tasks: usize, rng: &mut Rng) -> (Duration, Duration) {
    let (sender, end) = P::oneshot();
    let late = RefCell::new(Vec::with_capacity(tasks));
    let sleepers = Rc::new(Sleepers::<P> { tasks, late, end: Cell::new(Some(sender)) });
    let before = cpu();
    for _ in 0..tasks {
        P::detach(P::spawn(sleeper(Duration::from_nanos(rng.u64(0..LONGEST)), sleepers.clone())));
    }
    end.await.expect("the last sleeper sends");
    let spent = cpu() - before;
    let mut late = sleepers.late.take();
    let (_, p99, _) = late.select_nth_unstable(tasks * 99 / 100);
    (spent, *p99)
}

async fn sleeper<P: Timers>(duration: Duration, all: Rc<Sleepers<P>>) {
    let deadline = Instant::now() + duration;
    P::sleep_until(deadline).await;
    all.wake_up(deadline);
}

/// What the sleepers share.
struct Sleepers<P: Peer> {
    tasks: usize,
    late: RefCell<Vec<Duration>>,
    end: Cell<Option<P::Sender>>,
}

impl<P: Peer> Sleepers<P> {
    fn wake_up(&self, deadline: Instant) {
        let now = Instant::now();
        assert!(now >= deadline, "nobody is woken early");
        let mut late = self.late.borrow_mut();
        late.push(now - deadline);
        if late.len() == self.tasks {
            P::send(self.end.take().expect("only the last comes here"), 0);
        }
    }
}

pub async fn timeout_cancel<P: Timers>(scale: Scale) -> f64 {
    let timeouts = scale.of(TIMEOUTS);
    let polled = Rc::new(Cell::new(0));
    for _ in 0..scale.of(LIVE) {
        P::detach(P::spawn(long_sleeper::<P>(polled.clone())));
    }
    while polled.get() < scale.of(LIVE) {
        P::yield_now().await;
    }
    let round = scale.timed(async || {
        let start = Instant::now();
        for _ in 0..timeouts {
            assert!(P::timeout(MINUTE, P::yield_now()).await.is_some());
        }
        start.elapsed()
    });
    round.await / timeouts as f64
}

async fn long_sleeper<P: Timers>(polled: Rc<Cell<usize>>) {
    polled.set(polled.get() + 1);
    P::sleep_until(Instant::now() + HOUR).await;
}

/// What all threads of this process have used.
fn cpu() -> Duration {
    let used = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(used.tv_sec as u64, used.tv_nsec as u32)
}
