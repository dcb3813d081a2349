"""Bodies of `async` in the cells of a real kernel: each is compiled, also one in a class and one that is run again."""

import re
import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import nbformat

from course import run
from course.tests.sample import code, place, save, setup, text

IMPORTS = """
import static async.await.Async.*;
import static async.executor.BlockOn.blockOn;
import async.compile.Compilation;
import async.core.Future;
import async.future.Futures;
"""
CLOCK = """
var thread = java.lang.management.ManagementFactory.getThreadMXBean();
String since(long wall, long cpu) {
    return String.format("%.1f ms, of these %.1f ms of work",
        (System.nanoTime() - wall) / 1e6, (thread.getCurrentThreadCpuTime() - cpu) / 1e6);
}
"""
# One block each: JShell compiles statement by statement, and would be timed too.
FIRST = """{
    long wall = System.nanoTime(), cpu = thread.getCurrentThreadCpuTime();
    int answer = blockOn(async(() -> 40 + await(Futures.ready(2))));
    System.out.print(since(wall, cpu) + ": " + answer);
}"""
NEXT = """{
    long wall = System.nanoTime(), cpu = thread.getCurrentThreadCpuTime();
    int answer = blockOn(async(() -> { await(Futures.yieldNow()); return 10 * await(Futures.ready(7)); }));
    System.out.print(since(wall, cpu) + ": " + answer);
}"""
TILL = """
class Till {
    private int cents = %s;
    private record Coin(int worth) {}
    private int add(int more) { return cents += more; }
    Future<Integer> take() {
        return async(() -> add(await(Futures.ready(new Coin(1))).worth()) + await(plus(0)));
    }
}
"""
PLUS = "int base = %s; Future<Integer> plus(int n) { return async(() -> n + base + await(Futures.ready(0))); }"
USE = 'blockOn(async(() -> { await(Futures.yieldNow()); base++; return "took " + await(new Till().take()); }))'
LOOP = "for (int i = 0; i < 3; i++) { int n = i; System.out.print(blockOn(async(() -> n + await(Futures.ready(1))))); }"
EXPLAIN = """
explain(() -> {
    int kept = await(ready(1));
    return await(ready(2)) + kept;
})
"""
REPORT = """
for (Compilation each : report()) System.out.println(each);
"""


class AsyncTest(unittest.TestCase):
    def outputs(self, *cells) -> list[str]:
        """Runs a page; what each of its code cells shows."""
        with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()) as said:
            made = place(Path(folder).resolve())
            save(made.notebooks, "00-a.ipynb", text("# A"), *setup(), *[code(cell) for cell in cells])
            self.assertEqual(0, run.run(made, []), said.getvalue())
            page = nbformat.read(made.target / "pages" / "00-a.ipynb", as_version=4)
        return [self.shown(cell) for cell in page.cells if cell.cell_type == "code"][len(setup()) :]

    def shown(self, cell) -> str:
        return "".join(out.get("text") or out["data"]["text/plain"] for out in cell.outputs)

    def test_every_body_of_a_session_is_compiled_also_after_what_it_uses_was_defined_again(self):
        once = [PLUS % 1, TILL % 5, USE]
        again = [PLUS % 10, TILL % 50, USE]
        shown = self.outputs(IMPORTS + CLOCK, FIRST, NEXT, *once, *again, USE, LOOP, REPORT)
        print(f"\nThe first body of a kernel: {shown[1]}; the next: {shown[2]}")
        self.assertTrue(shown[1].endswith(": 42"), shown)
        self.assertTrue(shown[2].endswith(": 70"), shown)
        self.assertEqual(["took 8", "took 62", "took 63", "123"], [shown[5], *shown[8:11]])
        report = shown[11].splitlines()
        self.assertEqual([], [line for line in report if not re.search(r"is compiled: \d await", line)])
        self.assertEqual(10, len(report), shown[11])

    def test_an_explained_body_is_a_table_that_names_its_variables_and_counts_its_own_lines(self):
        rows = self.outputs(EXPLAIN)[0].splitlines()
        self.assertEqual("state  line of the body  awaits      keeps", rows[1])
        self.assertEqual("2                     2  ready(...)  int kept in l0I", rows[3])


if __name__ == "__main__":
    unittest.main()
