"""Interrupting a cell, as a reader does it: it stops at once, its future is closed, and the next cell runs."""

from course.browser import opened
from course.tests.in_lab import InLab
from course.tests.sample import code

CLOSED = "List<String> closed = new ArrayList<>();"
PARKED = """
async.core.Future<Void> parked = new async.core.Future<>() {
    public async.core.Poll<Void> poll(async.core.Context cx) {
        System.out.println("under way");
        return async.core.Poll.pending();
    }
    public void close() { closed.add("parked"); }
};
async.executor.BlockOn.blockOn(parked);
"""
SPINNING = """
async.core.Future<Void> spinning = async.await.Async.async(() -> {
    System.out.println("under way");
    try { for (;;) async.await.Async.await(async.future.Futures.yieldNow()); }
    finally { closed.add("spinning"); }
});
async.executor.BlockOn.blockOn(spinning);
"""


class Interrupt(InLab):
    NAME = "00-interrupt.ipynb"
    CELLS = [code(source) for source in (CLOSED, PARKED, SPINNING, "closed")]
    PATIENCE = 30

    def test_a_cell_in_park_or_between_polls_stops_and_its_future_is_closed(self):
        with opened(self.chrome, self.server, self.NAME) as notebook:
            for cell in (2, 3, 4):
                self.finish(notebook, cell)
            self.interrupt(notebook, 5)
            self.assertIn("[parked]", self.finish(notebook, 7))
            self.interrupt(notebook, 6)
            self.assertIn("[parked, spinning]", self.finish(notebook, 7))
            self.assertEqual([], self.server.stray_threads(self.NAME))

    def interrupt(self, notebook, number: int) -> None:
        notebook.run_cell(number)
        notebook.shown("under way", number, self.PATIENCE)
        self.stop(notebook, number)
