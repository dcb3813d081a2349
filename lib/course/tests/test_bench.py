"""`./course bench` with programs that stand in for the peers."""

import json
import os
import signal
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

from course import bench, bench_host, bench_peers, bench_report, bench_result, bench_run, steps
from course.bench_peers import Peer
from course.bench_result import Goal, Result
from course.place import Place
from course.stop import Stop
from course.tests.small import Shared
from course.tests.spawned import spawned

FAKE = """
import json, pathlib, sys
job, peer, log, values = sys.argv[1:]
log = pathlib.Path(log)
before = log.read_text().split() if log.exists() else []
log.write_text(" ".join([*before, f"{job}:{peer}"]))
value = json.loads(values)[before.count(f"{job}:{peer}")]
for part in {"timers": ["timers-cpu", "timers-p99"]}.get(job, [job]):
    print(json.dumps({"job": part, "peer": peer, "unit": "ms" if job == "timers" else "ns", "value": value}))
"""

INTERRUPTED = """
import sys
from pathlib import Path
from course import bench
from course.__main__ import main
from course.bench_peers import Peer
fifo, log, out = sys.argv[1:]
quick = "import json; print(json.dumps(dict(job='yield', peer='quick', unit='ns', value=2)))"
slow = f"import os; open({log!r}, 'w').write(str(os.getpid())); open({fifo!r}).read()"
way = lambda job: ""
run = lambda code: lambda job: [sys.executable, "-c", code]
peers = [Peer("quick", run(quick), way), Peer("slow", run(slow), way)]
sys.exit(main(lambda: bench.measure(["yield"], peers, 3, Path(out))))
"""


class Temporary(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()


class MeasureTest(Temporary):
    def fake(self, name: str, *values: float) -> Peer:
        words = [self.root / "log", json.dumps(values)]
        return Peer(name, lambda job: [sys.executable, "-c", FAKE, job, name, *words], lambda job: f"way of {name}")

    def broken(self, name: str, code: str) -> Peer:
        return Peer(name, lambda job: [sys.executable, "-c", code], lambda job: "")

    def measure(self, jobs: list[str], peers: list[Peer], rounds: int = 1) -> tuple[int, str, list]:
        said, file = StringIO(), self.root / "out.json"
        with redirect_stdout(said):
            code = bench.measure(jobs, peers, rounds, file)
        return code, said.getvalue(), json.loads(file.read_text())

    def test_each_round_runs_everyone_once_and_another_goes_first(self):
        peers = [self.fake("a", 1, 1), self.fake("b", 1, 1)]
        self.measure(["yield", "hop-slot"], peers, 2)
        self.assertEqual(
            "yield:a yield:b hop-slot:a hop-slot:b yield:b yield:a hop-slot:b hop-slot:a",
            (self.root / "log").read_text(),
        )

    def test_the_runs_are_kept_as_json(self):
        code, _, kept = self.measure(["yield"], [self.fake("a", 3, 1, 2)], 3)
        wanted = {"job": "yield", "peer": "a", "unit": "ns", "min": 1, "median": 2, "spread": 1, "runs": [3, 1, 2]}
        self.assertEqual((0, [wanted]), (code, kept))

    def test_the_table_tells_the_best_first_and_how_each_was_run(self):
        _, said, _ = self.measure(["yield"], [self.fake("a", 30), self.fake("b", 20)])
        rows = [line.split() for line in said.splitlines() if "way of" in line]
        self.assertEqual(["b", "20.00", "20.00", "0%", "1.00", "way", "of", "b"], rows[0])
        self.assertEqual(["a", "30.00", "30.00", "0%", "1.50", "way", "of", "a"], rows[1])

    def test_a_run_that_fails_is_told_with_its_last_words_and_the_rest_goes_on(self):
        failing = self.broken("b", "import sys; print('x'); sys.exit('out of luck')")
        code, said, kept = self.measure(["yield"], [failing, self.fake("a", 1, 1)], 2)
        self.assertEqual((1, ["a"]), (code, [row["peer"] for row in kept]))
        self.assertEqual(1, said.count("failed: it ended with 1: out of luck"))

    def test_a_run_that_says_something_else_has_failed(self):
        for words in ("nonsense", "{}", "[]", '{"job": "yield", "peer": "z", "unit": "ns", "value": 1}'):
            code, said, kept = self.measure(["yield"], [self.broken("b", f"print({words!r})")])
            self.assertEqual((1, []), (code, kept))
            self.assertRegex(said, r"b +- .* failed: it ended with 0")

    def test_a_job_may_have_two_results_each_with_a_table_of_its_own(self):
        code, said, kept = self.measure(["timers"], [self.fake("a", 4, 2)], 2)
        self.assertEqual(0, code)
        self.assertEqual([("timers-cpu", [4, 2]), ("timers-p99", [4, 2])], [(row["job"], row["runs"]) for row in kept])
        self.assertIn("timers-cpu, ms a round (runs: 2)", said)
        self.assertIn("timers-p99, ms a round (runs: 2)", said)

    def test_a_job_with_only_one_of_its_two_results_has_failed(self):
        half = """print('{"job": "timers-cpu", "peer": "b", "unit": "ms", "value": 1}')"""
        code, said, kept = self.measure(["timers"], [self.broken("b", half)])
        self.assertEqual((1, []), (code, kept))
        self.assertIn("failed: it ended with 0", said)

    def test_what_a_peer_declines_is_a_dash_with_its_reason_and_no_failure_and_not_asked_again(self):
        declining = "import sys; open({!r}, 'a').write('x'); print('it has no sleep', file=sys.stderr); sys.exit(3)"
        asked = self.root / "asked"
        peers = [self.fake("a", 1, 1), self.broken("b", declining.format(str(asked)))]
        code, said, kept = self.measure(["timers"], peers, 2)
        self.assertEqual((0, ["a", "a"]), (code, [row["peer"] for row in kept]))
        self.assertEqual("x", asked.read_text())
        rows = [line.split() for line in said.splitlines() if "it has no sleep" in line]
        self.assertEqual([["b", "-", "-", "-", "-", "it", "has", "no", "sleep"]] * 2, rows)

    def test_who_is_spared_is_not_run_and_shown_with_a_dash(self):
        known = bench_run.Known(declined={("yield", "b"): "left out"})
        said = StringIO()
        with redirect_stdout(said):
            bench.measure(["yield"], [self.fake("a", 1), self.fake("b", 1)], 1, None, known=known)
        self.assertEqual("yield:a", (self.root / "log").read_text())
        self.assertRegex(said.getvalue(), r"b +- +- +- +- +left out")

    def test_no_goal_is_missed_by_sparing_who_is_compared(self):
        needed = {(goal.job, bench_result.OURS) for goal in bench_result.GOALS}
        needed |= {(goal.of_job or goal.job, goal.peer) for goal in bench_result.GOALS}
        self.assertEqual(set(), needed & {*bench_peers.spared()})

    def test_spared_are_jobs_and_peers_that_there_are(self):
        for job, peer in bench_peers.spared():
            self.assertIn(job, bench.JOBS)
            self.assertIn(peer, (*bench_peers.JAVA, *bench_peers.RUST, *bench_peers.KOTLIN))

    def test_what_is_known_is_drawn_and_where_it_stands_is_said(self):
        drawn = []
        said = StringIO()
        with redirect_stdout(said):
            bench.measure(["yield"], [self.fake("a", 5)], 1, None, lambda known: drawn.append(known) or "report: there")
        self.assertEqual([("yield", (5.0,))], [(one.job, one.runs) for one in drawn[0].results()])
        self.assertTrue(said.getvalue().endswith("report: there\n"))

    def test_a_run_that_never_ends_is_ended(self):
        with mock.patch.object(bench_run, "LIMIT", 0.2):
            code, said, _ = self.measure(["yield"], [self.broken("b", "import signal; signal.pause()")])
        self.assertEqual(1, code)
        self.assertIn("did not end within 0.2 s", said)

    def test_an_interrupt_ends_the_run_under_way_and_keeps_what_was_measured(self):
        fifo, log, out = (self.root / name for name in ("fifo", "pid", "out.json"))
        for sign in (signal.SIGINT, signal.SIGTERM):
            fifo.unlink(missing_ok=True)
            os.mkfifo(fifo)
            command = [sys.executable, "-c", INTERRUPTED, fifo, log, out]
            with spawned(command, stdout=-1, stderr=-1, text=True) as process, open(fifo, "w"):
                process.send_signal(sign)
                said, complained = process.communicate(timeout=60)
            self.assertEqual(128 + sign, process.returncode, complained)
            self.assertIn("quick", said)
            self.assertEqual([["quick", [2.0]]], [[row["peer"], row["runs"]] for row in json.loads(out.read_text())])
            with self.assertRaises(ProcessLookupError):
                os.kill(int(log.read_text()), 0)


class ResultTest(unittest.TestCase):
    def test_spread_is_the_range_over_the_median(self):
        self.assertEqual(0.5, Result("yield", "a", "ns", (10, 12, 8, 9, 13)).spread)
        self.assertEqual(0, Result("yield", "a", "ns", (0, 0)).spread)

    def test_a_goal_is_met_or_missed_by_so_much_or_not_known(self):
        goal = Goal("yield", 0.60, "tokio")
        ours = "await-compiled"
        self.assertTrue(goal.told({("yield", ours): 15, ("yield", "tokio"): 30}).endswith("tokio: 0.50, met"))
        self.assertTrue(goal.told({("yield", ours): 27, ("yield", "tokio"): 30}).endswith("0.90, missed by 50%"))
        self.assertTrue(goal.told({("yield", ours): 27}).endswith("not known, not both were measured"))

    def test_a_goal_may_be_of_another_job(self):
        goal = Goal("cold-resume", 2, "await-compiled", of_job="warm-resume")
        medians = {("cold-resume", "await-compiled"): 30, ("warm-resume", "await-compiled"): 20}
        self.assertIn("of warm-resume of await-compiled: 1.50, met", goal.told(medians))

    def test_goals_are_of_jobs_and_peers_that_there_are(self):
        results = [part for job in bench.JOBS for part in bench_run.parts(job)]
        for goal in bench_result.GOALS:
            self.assertIn(goal.job, results)
            self.assertIn(goal.of_job or goal.job, results)
            self.assertIn(goal.peer or bench_result.OURS, (*bench_peers.JAVA, *bench_peers.RUST, *bench_peers.KOTLIN))

    def test_a_goal_without_a_peer_is_of_the_number_itself(self):
        goal = Goal("scale", 1.3)
        self.assertEqual("await-compiled at most 1.30: 1.17, met", goal.told({("scale", "await-compiled"): 1.17}))
        self.assertTrue(goal.told({("scale", "await-compiled"): 2.6}).endswith(": 2.60, missed by 100%"))


class PeersTest(Temporary):
    def setUp(self):
        super().setUp()
        self.place = Place(self.root)

    def test_without_cargo_its_peers_are_left_out_with_one_line(self):
        with mock.patch.dict(os.environ, PATH="/nowhere"):
            found, said = bench_peers.others(bench_peers.RUST, lambda: bench_peers.rust(self.place))
        self.assertEqual([], found)
        self.assertEqual(["tokio and smol left out: there is no cargo on the PATH (https://rustup.rs has one)"], said)

    def test_what_cannot_be_built_is_left_out_and_built_by_the_next_run(self):
        (self.root / "lib" / "peers" / "rust").mkdir(parents=True)
        program = self.root / "target" / "peers" / "release" / "peers"
        cargo = self.root / "cargo"
        which = mock.patch.object(bench_peers.shutil, "which", lambda name: str(cargo))
        which.start()
        self.addCleanup(which.stop)
        for script, names in (("exit 1", []), (f"mkdir -p {program.parent}; touch {program}", ["tokio"])):
            cargo.write_text(f"#!/bin/sh\n{script}\n")
            cargo.chmod(0o755)
            with redirect_stdout(StringIO()):
                found, said = bench_peers.others(["tokio"], lambda: bench_peers.rust(self.place))
            self.assertEqual(names, [peer.name for peer in found])
            self.assertEqual(not names, any("tokio left out: cargo could not build" in line for line in said))

    def test_a_jvm_has_three_times_its_live_data_and_a_named_collector(self):
        for peer, (spawned, parked, asleep) in bench_peers.LIVE.items():
            for job, live in {"spawn-join": spawned, "scale": spawned, "parked-rss": parked, "timers": asleep}.items():
                size = max(bench_peers.SMALLEST_HEAP, 3 * live)
                words = bench_peers.flags(job, peer)
                self.assertEqual(["-XX:+UseSerialGC", f"-Xms{size}m", f"-Xmx{size}m"], words[:3])

    def test_a_tenth_of_the_sleepers_have_a_tenth_of_the_heap(self):
        self.assertEqual(bench_peers.heap("timers", "kotlin"), 10 * bench_peers.heap("timeout-cancel", "kotlin"))

    def test_jobs_that_keep_nothing_have_the_smallest_heap(self):
        for job in ("hop", "hop-slot", "yield", "pool-spawn", "pipe-hop"):
            self.assertIn(f"-Xmx{bench_peers.SMALLEST_HEAP}m", bench_peers.flags(job, "kotlin"))

    def test_only_coroutines_open_the_jdk_and_virtual_threads_have_a_carrier_a_worker(self):
        self.assertIn("--add-exports", bench_peers.flags("yield", "await-coroutine"))
        for other in ("await-compiled", "hand-written", "virtual-threads", "kotlin"):
            self.assertNotIn("--add-exports", bench_peers.flags("yield", other))
        for job, carriers in (("yield", 1), ("timers", 1), ("pool-yield", 2)):
            for name in ("parallelism", "maxPoolSize"):
                wanted = f"-Djdk.virtualThreadScheduler.{name}={carriers}"
                self.assertIn(wanted, bench_peers.flags(job, "virtual-threads"))


class ReportTest(Temporary):
    PEERS = [Peer(name, lambda job: [], lambda job: "-Xmx64m") for name in ("await-compiled", "b")]

    def rows(self, known: bench_run.Known) -> list[list[str]]:
        return [list(row) for row in bench_report.rows({"Java": "JDK 25"}, ["scale"], self.PEERS, known)]

    def known(self) -> bench_run.Known:
        known = bench_run.Known()
        for value in (1.0, 3.0, 2.0):
            known.learn("scale", "await-compiled", [dict(job="scale", peer="await-compiled", unit="x", value=value)])
        return known

    def test_a_chart_has_its_bars_with_their_ends_then_who_has_none_then_the_goals(self):
        known = self.known()
        known.declined["scale", "b"] = "no million"
        self.assertEqual(
            [
                ["fact", "Java", "JDK 25"],
                ["job", "scale", "x"],
                ["bar", "await-compiled", "1.0", "2.0", "3.0", "1.0", "1.0", "-Xmx64m"],
                ["none", "b", "no million"],
                ["goal", "await-compiled at most 1.30: 2.00, missed by 54%"],
            ],
            self.rows(known),
        )

    def test_what_is_no_number_is_written_as_java_reads_it(self):
        known = bench_run.Known()
        known.learn("scale", "b", [dict(job="scale", peer="b", unit="x", value=0.0)])
        self.assertIn(["bar", "b", "0.0", "0.0", "0.0", "0.0", "NaN", "-Xmx64m"], self.rows(known))

    def test_a_job_without_any_result_has_no_chart(self):
        self.assertEqual([["fact", "Java", "JDK 25"]], self.rows(bench_run.Known()))

    def test_a_tab_or_line_break_in_a_reason_breaks_no_row(self):
        known = self.known()
        known.failed["scale", "b"] = "a\tb\nc"
        self.assertIn("none\tb\tfailed: a b c\n", bench_report.text({}, ["scale"], self.PEERS, known))

    def drawn_by(self, script: str) -> Path:
        java = self.root / "java"
        java.write_text(f"#!/bin/sh\n{script}\n")
        java.chmod(0o755)
        return bench_report.write(Place(self.root), mock.Mock(java=java), {}, [], [], bench_run.Known())

    def test_a_report_that_was_drawn_is_where_it_says(self):
        page = self.drawn_by('for page; do :; done; echo drawn > "$page"')
        self.assertEqual("drawn\n", page.read_text())

    def test_a_report_that_could_not_be_drawn_is_told_with_the_last_words_and_no_old_one_stays(self):
        old = self.root / "target" / "bench" / "report.html"
        failing = {"echo 'Error: no room' >&2; exit 1": "it ended with 1: Error: no room", "exit 0": "it ended with 0"}
        for script, why in failing.items():
            steps.write(old, "of yesterday")
            with self.assertRaisesRegex(Stop, f"could not be drawn.*{why}.*report.tsv"):
                self.drawn_by(script)
            self.assertFalse(old.exists())

    def test_a_drawing_that_never_ends_is_ended(self):
        with mock.patch.object(bench_report, "LIMIT", 0.2), self.assertRaisesRegex(Stop, "did not end within 0.2 s"):
            self.drawn_by("exec sleep 1000")

    def test_the_host_card_says_what_there_is_and_nothing_else(self):
        with mock.patch.object(bench_host, "memory", lambda: ""):
            facts = bench_host.facts(mock.Mock(version="25.0.3"))
        self.assertEqual("JDK 25.0.3", facts["Java"])
        self.assertNotIn("memory", facts)


class ChosenTest(Temporary):
    def test_quick_has_a_job_of_each_kind_and_named_ones_come_once(self):
        self.assertEqual(list(bench.QUICK), bench.chosen([], True))
        self.assertLessEqual({*bench.QUICK}, {*bench.JOBS})
        self.assertEqual(["yield"], bench.chosen(["yield", "yield"], False))
        self.assertEqual(len(bench.JOBS), len(bench.chosen([], False)))

    def test_where_proc_is_missing_one_job_is_left_out(self):
        said = StringIO()
        with mock.patch.object(bench, "STATUS", self.root / "none"), redirect_stdout(said):
            self.assertEqual(["yield"], bench.chosen(["parked-rss", "yield"], False))
        self.assertIn("parked-rss left out", said.getvalue())

    def test_a_file_that_cannot_be_written_is_refused(self):
        bench.check_writable(self.root / "new.json")
        self.assertEqual([], list(self.root.iterdir()))
        for wrong in (self.root, self.root / "none" / "out.json"):
            with self.assertRaises(Stop) as stopped:
                bench.check_writable(wrong)
            self.assertRegex(str(stopped.exception), "cannot be written .*: give another file to --json")


class WordsTest(Shared):
    def test_what_is_wrong_is_said_before_anything_is_built(self):
        wanted = "there is no job skip; the jobs are: hop, hop-slot, yield, spawn-join"
        self.stops(self.small.run("bench", "skip"), 2, wanted)
        self.stops(self.small.run("bench", "--json", "/no/where/x"), 2, "/no/where/x cannot be written")
        self.assertEqual(0, self.small.builds)


if __name__ == "__main__":
    unittest.main()
