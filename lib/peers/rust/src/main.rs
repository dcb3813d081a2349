//! Does one job for one Rust runtime and prints what an operation cost: `peers JOB tokio|smol`.
//! `lib/peers/README.md` states the jobs.

mod heap;
mod parked;
mod peer;
mod pipes;
mod pool;
mod rounds;
mod running;
mod slot;
mod smol_peer;
mod timers;
mod tokio_peer;

use peer::Peer;
use pipes::Pipes;
use pool::Pool;
use rounds::Scale;
use std::env::args;
use std::panic::{set_hook, take_hook};
use std::process::exit;
use timers::Timers;

const PEERS: [&str; 2] = ["tokio", "smol"];

struct Job {
    name: &'static str,
    unit: &'static str,
    run: Run,
}

enum Run {
    One(fn(Scale) -> f64),
    /// A job that prints two lines, under these names.
    Two([&'static str; 2], fn(Scale) -> [f64; 2]),
}

/// The jobs, compiled for one peer.
fn jobs<P: Pool + Pipes + Timers>() -> [Job; 17] {
    let job = |name, unit, run| Job { name, unit, run: Run::One(run) };
    let timers = Run::Two(["timers-cpu", "timers-p99"], |scale| P::run_with_timers(timers::timers::<P>(scale)));
    [
        job("hop", "ns", |scale| P::run(running::hop::<P>(scale))),
        job("hop-slot", "ns", |scale| P::run(running::hop_slot::<P>(scale))),
        job("yield", "ns", |scale| P::run(running::yields::<P>(scale))),
        job("spawn-join", "ns", |scale| P::run(running::spawn_join::<P>(scale))),
        job("scale", "x", |scale| P::run(running::scaling::<P>(scale))),
        job("parked-heap", "B", |scale| as_task::<P>(parked::heap::<P>(scale))),
        job("parked-rss", "B", |scale| as_task::<P>(parked::rss::<P>(scale))),
        job("cold-resume", "ns", |scale| as_task::<P>(parked::cold_resume::<P>(scale))),
        job("warm-resume", "ns", |scale| as_task::<P>(parked::warm_resume::<P>(scale))),
        job("resume-after-gc", "ns", |scale| as_task::<P>(parked::rested_resume::<P>(scale))),
        job("pool-spawn", "ns", |scale| P::run_on_pool(pool::spawn::<P>(scale))),
        job("pool-yield", "ns", |scale| P::run_on_pool(pool::yields::<P>(scale))),
        job("pool-ping-pong", "ns", |scale| P::run_on_pool(pool::ping_pong::<P>(scale))),
        job("pool-chain", "ns", |scale| P::run_on_pool(pool::chain::<P>(scale))),
        job("pipe-hop", "ns", |scale| P::run_with_pipes(pipes::hop::<P>(scale))),
        Job { name: "timers", unit: "ms", run: timers },
        job("timeout-cancel", "ns", |scale| P::run_with_timers(timers::timeout_cancel::<P>(scale))),
    ]
}

/// For a driver whose yields must let all run that it has spawned: what `run` runs may overtake the queue of tasks.
fn as_task<P: Peer>(driver: impl Future<Output = f64> + 'static) -> f64 {
    P::run(async { P::join(P::spawn(driver)).await })
}

fn jobs_of(peer: &str) -> [Job; 17] {
    match peer {
        "tokio" => jobs::<tokio_peer::Tokio>(),
        "smol" => jobs::<smol_peer::Smol>(),
        _ => refuse(&format!("no peer \"{peer}\" here: give one of {}", PEERS.join(", "))),
    }
}

fn main() {
    end_by_panic();
    let given: Vec<String> = args().skip(1).collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--smoke"] => smoke(),
        [name, peer] => {
            let jobs = jobs_of(peer);
            match jobs.iter().find(|job| job.name == name) {
                Some(job) => report(job, peer, Scale::Full),
                None => refuse(&format!("no job \"{name}\" here: give one of {}", jobs.map(|job| job.name).join(", "))),
            }
        }
        _ => refuse("give a job and a peer, or --smoke"),
    }
}

/// Else a runtime goes on without a task that has panicked, and a driver that it was to wake waits for ever.
fn end_by_panic() {
    let told = take_hook();
    set_hook(Box::new(move |panic| {
        told(panic);
        exit(101)
    }));
}

fn report(job: &Job, peer: &str, scale: Scale) {
    match job.run {
        Run::One(run) => print(job.name, peer, job.unit, run(scale)),
        Run::Two(names, run) => {
            let values = run(scale);
            names.iter().zip(values).for_each(|(name, value)| print(name, peer, job.unit, value));
        }
    }
}

fn print(name: &str, peer: &str, unit: &str, value: f64) {
    println!(r#"{{"job":"{name}","peer":"{peer}","unit":"{unit}","value":{value:.2}}}"#);
}

/// Each job once for each peer, at a thousandth of its size: the jobs check their own sums.
fn smoke() {
    slot::pass_between_threads();
    for peer in PEERS {
        jobs_of(peer).iter().for_each(|job| report(job, peer, Scale::Smoke));
    }
}

fn refuse(why: &str) -> ! {
    eprintln!("peers: {why}.");
    exit(2)
}
