//! How often a round is done, and the median of what it cost.

use std::time::{Duration, Instant};

const UNMEASURED: Duration = Duration::from_millis(300);
const MEASURED: Duration = Duration::from_millis(700);

/// The full sizes, or a thousandth of them and no round twice.
#[derive(Clone, Copy, PartialEq)]
pub enum Scale {
    Full,
    Smoke,
}

impl Scale {
    pub fn of(self, size: usize) -> usize {
        match self {
            Scale::Full => size,
            Scale::Smoke => (size / 1000).max(1),
        }
    }

    /// The median cost of a short round, in nanoseconds: rounds for 0.3 s to warm up, then for 0.7 s.
    pub async fn timed(self, mut round: impl AsyncFnMut() -> Duration) -> f64 {
        if self == Scale::Smoke {
            return nanos(round().await);
        }
        for_as_long_as(UNMEASURED, &mut round).await;
        median(for_as_long_as(MEASURED, &mut round).await)
    }

    /// The median cost of a long round, in nanoseconds: some to warm up, then some to measure.
    pub async fn counted(self, unmeasured: usize, measured: usize, round: impl AsyncFnMut() -> Duration) -> f64 {
        median(self.each(unmeasured, measured, round).await)
    }

    /// What each measured round gives, after some to warm up.
    pub async fn each<T>(self, unmeasured: usize, measured: usize, mut round: impl AsyncFnMut() -> T) -> Vec<T> {
        if self == Scale::Smoke {
            return vec![round().await];
        }
        for _ in 0..unmeasured {
            round().await;
        }
        let mut given = Vec::new();
        for _ in 0..measured {
            given.push(round().await);
        }
        given
    }
}

async fn for_as_long_as(limit: Duration, round: &mut impl AsyncFnMut() -> Duration) -> Vec<Duration> {
    let (start, mut costs) = (Instant::now(), Vec::new());
    while start.elapsed() < limit {
        costs.push(round().await);
    }
    costs
}

/// In nanoseconds.
pub fn median(mut costs: Vec<Duration>) -> f64 {
    costs.sort();
    nanos(costs[costs.len() / 2])
}

fn nanos(cost: Duration) -> f64 {
    cost.as_nanos() as f64
}
