"""What own code prints is told whole, in its order, whoever prints it."""

from __future__ import annotations

from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import Line, Printed
from gradapp.host.process import record

PRINTS_BESIDE = """\
import sys, threading
sys.setswitchinterval(1e-6)
def count():
    for number in range(2000):
        print(number)
thread = threading.Thread(target=count)
thread.start()
for x in range(1500):
    y = x
thread.join()
"""


def test_what_a_thread_prints_while_lines_run_is_told_whole_and_in_its_order() -> None:
    for _ in range(3):
        recording = record(PRINTS_BESIDE, "own.py", Limits(seconds=60.0))
        told = [each.output for each in recording.messages if isinstance(each, Line | Printed)]
        said = "".join((*told, recording.ends.output))
        assert said == "".join(f"{number}\n" for number in range(2000))
