"""Texts that do what a training loop does not: how each ends and at which line (0: any)."""

from __future__ import annotations

from typing import NamedTuple


class Hostile(NamedTuple):
    """A text, how it ends, at which line, and how many lines are told at least."""

    text: str
    how: str
    line: int
    told: int


HOSTILE = {
    "an endless loop": Hostile("x = 1\nwhile True:\n    x += 1\n", "lines", 0, 1_000),
    "an endless loop on one line": Hostile("x = 1\nwhile True: x += 1\n", "", 2, 1),
    "sleeping": Hostile("import time\nx = 1\ntime.sleep(1000)\n", "time", 3, 2),
    "one long call": Hostile("x = 1\nsum(range(10**12))\n", "time", 2, 1),
    "a fork": Hostile("import os\nx = 1\nwhile True:\n    os.fork()\n", "process", 4, 2),
    "a program started": Hostile(
        "import subprocess\nx = 1\nsubprocess.run(['sleep', '1000'])\n", "process", 3, 2
    ),
    "sys.exit": Hostile("import sys\nx = 1\nsys.exit(3)\n", "exited", 3, 2),
    "os._exit": Hostile("import os\nx = 1\nos._exit(7)\n", "died", 3, 2),
    "a signal to itself": Hostile(
        "import os, signal\nx = 1\nos.kill(os.getpid(), signal.SIGKILL)\n", "died", 3, 2
    ),
    "a segfault": Hostile("import ctypes\nx = 1\nctypes.string_at(0)\n", "died", 3, 2),
    "a segfault in a function": Hostile(
        "import ctypes\ndef f():\n    ctypes.string_at(0)\nx = 1\nf()\n", "died", 3, 3
    ),
    "memory in pieces": Hostile(
        "hoard = []\nwhile True:\n    hoard.append(bytearray(50_000_000))\n", "memory", 0, 10
    ),
    "memory at once": Hostile("x = 1\ny = bytearray(10**11)\n", "memory", 2, 1),
    "a flood of output": Hostile("x = 1\nwhile True:\n    print('x' * 9_999)\n", "output", 3, 50),
    "a flood past print": Hostile(
        "import os\nwhile True:\n    os.write(1, b'x' * 60_000)\n", "output", 0, 2
    ),
    "a thread that prints": Hostile(
        "import threading\ndef f():\n    while True:\n        print('x' * 999)\n"
        "threading.Thread(target=f).start()\nwhile True: pass\n",
        "output",
        0,
        2,
    ),
    "a thread left running": Hostile(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(999,)).start()\n",
        "finished",
        0,
        2,
    ),
    "input()": Hostile("x = 1\ny = input('? ')\n", "raised", 2, 1),
    "an exception": Hostile("x = 1\ny = x / 0\n", "raised", 2, 1),
    "an exception that can't be told": Hostile(
        "class E(Exception):\n    def __str__(self):\n        raise self\nraise E\n", "raised", 4, 3
    ),
    "everything caught": Hostile(
        "while True:\n    try:\n        1 / 0\n    except BaseException:\n        pass\n",
        "lines",
        0,
        1_000,
    ),
    "no Python": Hostile("x = (1\n", "unreadable", 1, 0),
    "nested too deeply": Hostile("x = " + "(" * 5_000 + ")" * 5_000, "unreadable", 1, 0),
    "recursion": Hostile("def f(n):\n    return f(n + 1)\nf(0)\n", "raised", 0, 1),
    "a pipe closed": Hostile("import os\nx = 1\nos.closerange(3, 99)\nx = 2\n", "", 0, 2),
    "garbage on the pipe": Hostile(
        "import os\nx = 1\nfor n in range(3, 20):\n    try:\n        os.write(n, b'garbage\\n')\n"
        "    except OSError:\n        pass\nwhile True: pass\n",
        "pipe",
        0,
        2,
    ),
    "tracing switched off": Hostile(
        "import sys\nsys.settrace(None)\nx = 1\nwhile True: pass\n", "time", 0, 1
    ),
    "print closed": Hostile("import sys\nsys.stdout.close()\nprint(1)\n", "raised", 3, 2),
}
