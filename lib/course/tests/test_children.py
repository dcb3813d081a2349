"""What the tests start can be interrupted and ended, also from a shell that has us ignore SIGINT."""

import signal
import sys
import unittest

from course.tests.spawned import spawned

WAIT = "print('up', flush=True); import signal; signal.pause()"


class ChildrenTest(unittest.TestCase):
    def start(self):
        return spawned([sys.executable, "-c", WAIT], stdout=-1, stderr=-1)

    def test_a_child_hears_an_interrupt_that_we_ignore(self):
        self.addCleanup(signal.signal, signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_IGN))
        with self.start() as process:
            process.stdout.read(1)
            process.send_signal(signal.SIGINT)
            self.assertEqual(-signal.SIGINT, process.wait(20))

    def test_no_child_outlives_its_test(self):
        with self.start() as process:
            process.stdout.read(1)
        self.assertEqual(-signal.SIGTERM, process.returncode)


if __name__ == "__main__":
    unittest.main()
