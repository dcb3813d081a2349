//! A channel of one place between one sender and one receiver: the least that is correct between two threads. It cannot
//! be closed and counts nothing, so a real channel costs more.
//!
//! ```text
//!   EMPTY    -take-> RECEIVER                 the receiver's waker is stored, then RECEIVER is set
//!   EMPTY,    RECEIVER -put->  BUSY -> FULL   the receiver's waker is taken out while BUSY, then rung
//!   FULL     -put->  SENDER                   the sender's waker is stored, then SENDER is set
//!   FULL,     SENDER   -take-> BUSY -> EMPTY  the sender's waker is taken out while BUSY, then rung
//!   RECEIVER -take-> EMPTY -> RECEIVER        polled again without a value: the waker may be another
//!   SENDER   -put->  FULL -> SENDER           the same, without a place
//! ```
//!
//! `value` belongs to the side that has set BUSY. A waker's cell belongs to its own side, but to the other from BUSY to
//! the next state if its own side was waiting. Who finds BUSY asks to be polled again: the other is a few instructions
//! from its end. One swap a side and one more to wait: less than an `AtomicWaker` for each side needs.

use smol::future::block_on;
use std::cell::UnsafeCell;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{
    AtomicU8,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};
use std::task::{Context, Poll, Waker};
use std::thread::spawn;

const EMPTY: u8 = 0;
const RECEIVER: u8 = 1;
const FULL: u8 = 2;
const SENDER: u8 = 3;
const BUSY: u8 = 4;

pub struct Slot<T> {
    state: AtomicU8,
    value: UnsafeCell<Option<T>>,
    receiver: UnsafeCell<Option<Waker>>,
    sender: UnsafeCell<Option<Waker>>,
}

// SAFETY: `state` says which side may touch which cell.
unsafe impl<T: Send> Sync for Slot<T> {}

impl<T> Slot<T> {
    pub fn new() -> Self {
        Slot {
            state: AtomicU8::new(EMPTY),
            value: UnsafeCell::new(None),
            receiver: UnsafeCell::new(None),
            sender: UnsafeCell::new(None),
        }
    }

    pub async fn take(&self) -> T {
        poll_fn(|cx| self.poll_take(cx)).await
    }

    pub async fn put(&self, value: T) {
        let mut given = Some(value);
        poll_fn(|cx| self.poll_put(&mut given, cx)).await
    }

    fn poll_take(&self, cx: &mut Context) -> Poll<T> {
        if self.must_wait(EMPTY, RECEIVER, &self.receiver, cx) {
            return Poll::Pending;
        }
        Poll::Ready(self.change(SENDER, &self.sender, EMPTY, |value| value.take().expect("the slot is full")))
    }

    fn poll_put(&self, given: &mut Option<T>, cx: &mut Context) -> Poll<()> {
        if self.must_wait(FULL, SENDER, &self.sender, cx) {
            return Poll::Pending;
        }
        self.change(RECEIVER, &self.receiver, FULL, |value| *value = given.take());
        Poll::Ready(())
    }

    /// Whether the side whose waker's cell is `own` has nothing to do, because the state is `idle`: then it waits.
    fn must_wait(&self, idle: u8, waiting: u8, own: &UnsafeCell<Option<Waker>>, cx: &mut Context) -> bool {
        loop {
            let state = self.state.load(Acquire);
            if state == BUSY {
                cx.waker().wake_by_ref();
                return true;
            } else if state == waiting {
                let _ = self.state.compare_exchange(waiting, idle, AcqRel, Relaxed);
            } else if state == idle {
                // SAFETY: while the state is not `waiting`, the cell is this side's.
                unsafe { *own.get() = Some(cx.waker().clone()) };
                if self.state.compare_exchange(idle, waiting, AcqRel, Relaxed).is_ok() {
                    return true;
                }
            } else {
                return false;
            }
        }
    }

    /// Changes the value, sets the state to `next` and rings the other side, if it is `waiting`, by its cell `other`.
    fn change<R>(
        &self,
        waiting: u8,
        other: &UnsafeCell<Option<Waker>>,
        next: u8,
        change: impl FnOnce(&mut Option<T>) -> R,
    ) -> R {
        let waits = self.state.swap(BUSY, AcqRel) == waiting;
        // SAFETY: BUSY gives this side the value, and the other's cell if the other was waiting.
        let changed = change(unsafe { &mut *self.value.get() });
        let waker = if waits { unsafe { (*other.get()).take() } } else { None };
        self.state.store(next, Release);
        if let Some(waker) = waker {
            waker.wake();
        }
        changed
    }
}

/// Passes 10,000 values from one thread to another, and checks that none is lost, doubled or late.
pub fn pass_between_threads() {
    let slot = Arc::new(Slot::new());
    let sending = slot.clone();
    let sender = spawn(move || {
        block_on(async {
            for i in 0..10_000 {
                sending.put(i).await;
            }
        });
    });
    block_on(async {
        for i in 0..10_000 {
            assert_eq!(slot.take().await, i);
        }
    });
    sender.join().expect("the sender ends well");
}
