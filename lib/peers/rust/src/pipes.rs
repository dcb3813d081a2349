//! `pipe-hop`: 100 tasks stand between 101 pipes of the kernel; the driver sends one byte round 20 times. An operation
//! is a hop: wait until the pipe can be read, read the byte, write it to the next.

use crate::peer::Peer;
use crate::rounds::Scale;
use std::mem::{forget, replace};
use std::time::Instant;

const MEMBERS: usize = 100;
const LAPS: usize = 20;
const BYTE: u8 = 42;

/// A runtime that waits for pipes, on this thread.
pub trait Pipes: Peer {
    type Reader: 'static;
    type Writer: 'static;

    fn run_with_pipes<T: 'static>(driver: impl Future<Output = T> + 'static) -> T;

    fn pipe() -> (Self::Reader, Self::Writer);

    /// The next byte.
    fn read(from: &mut Self::Reader) -> impl Future<Output = u8>;

    fn write(to: &mut Self::Writer, byte: u8) -> impl Future<Output = ()>;
}

pub async fn hop<P: Pipes>(scale: Scale) -> f64 {
    let laps = scale.of(LAPS);
    let (mut first, mut last) = ring::<P>();
    let round = scale.timed(async || {
        let start = Instant::now();
        for _ in 0..laps {
            P::write(&mut first, BYTE).await;
            assert_eq!(P::read(&mut last).await, BYTE);
        }
        start.elapsed()
    });
    let cost = round.await / (laps * (MEMBERS + 1)) as f64;
    forget((first, last)); // the members never end, so neither do their pipes
    cost
}

/// The members, spawned; where they take from, and where they put to.
fn ring<P: Pipes>() -> (P::Writer, P::Reader) {
    let (mut last, first) = P::pipe();
    for _ in 0..MEMBERS {
        let (reader, writer) = P::pipe();
        P::detach(P::spawn(pass::<P>(replace(&mut last, reader), writer)));
    }
    (first, last)
}

async fn pass<P: Pipes>(mut from: P::Reader, mut to: P::Writer) {
    loop {
        let byte = P::read(&mut from).await;
        P::write(&mut to, byte).await;
    }
}
