"""How the course ends early: one sentence with the cause and the way out, and an exit code."""

FAILED = 1
USAGE = 2


class Stop(Exception):
    def __init__(self, sentence: str, code: int = FAILED):
        super().__init__(sentence)
        self.code = code
