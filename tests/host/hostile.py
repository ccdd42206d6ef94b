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
    "a word that nobody knows on the pipe": Hostile(
        "import os\nx = 1\nfor n in range(3, 20):\n    try:\n"
        '        os.write(n, b\'{"kind": "ends", "how": "vanished"}\\n\')\n'
        "    except OSError:\n        pass\nwhile True: pass\n",
        "pipe",
        0,
        2,
    ),
    "tracing switched off": Hostile(
        "import sys\nsys.settrace(None)\nx = 1\nwhile True: pass\n", "time", 0, 1
    ),
    "print closed": Hostile("import sys\nsys.stdout.close()\nprint(1)\n", "raised", 3, 2),
    "a fork bomb": Hostile("import os\nwhile True:\n    os.fork() or os.fork()\n", "process", 3, 1),
    "forkpty": Hostile("import pty\nx = 1\npty.fork()\n", "process", 3, 2),
    "a fork caught": Hostile(
        "import os\nwhile True:\n    try: os.fork()\n    except Exception: pass\n",
        "lines",
        0,
        1_000,
    ),
    "multiprocessing": Hostile(
        "import multiprocessing\np = multiprocessing.Process(target=print)\np.start()\n",
        "process",
        3,
        2,
    ),
    "multiprocessing that spawns": Hostile(
        "from multiprocessing import get_context\n"
        "p = get_context('spawn').Process(target=print)\np.start()\n",
        "process",
        3,
        2,
    ),
    "atexit": Hostile(
        "import atexit\natexit.register(lambda: print('x' * 10**8))\nx = 1\n", "finished", 0, 3
    ),
    "SIGTERM ignored": Hostile(
        "import signal\nfor n in range(1, 32):\n    try:\n"
        "        signal.signal(n, signal.SIG_IGN)\n"
        "    except (OSError, ValueError):\n        pass\nwhile True: pass\n",
        "time",
        7,
        5,
    ),
    "an alarm": Hostile(
        "import signal, time\nx = 1\nsignal.setitimer(signal.ITIMER_REAL, 0.1), time.sleep(100)\n",
        "died",
        3,
        2,
    ),
    "descriptors 0 to 2 closed": Hostile(
        "import os\nos.closerange(0, 3)\nx = 1\nprint(x)\ny = input()\n", "raised", 5, 4
    ),
    "dup2 over the pipe": Hostile(
        "import os\nx = 1\nfor n in range(3, 20):\n    try:\n        os.dup2(2, n)\n"
        "    except OSError:\n        pass\nx = 2\n",
        "",
        0,
        2,
    ),
    "what collects garbage": Hostile(
        "import gc\nx = 1\nfor each in gc.get_objects():\n    if isinstance(each, dict):\n"
        "        each = dict(each)\ngc.freeze()\ngc.disable()\n",
        "",
        0,
        2,
    ),
    "all dictionaries emptied": Hostile(
        "import gc\nx = 1\n[each.clear() for each in gc.get_objects() if type(each) is dict]\n",
        "",
        0,
        2,
    ),
    "recursion without a limit": Hostile(
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return f(n + 1)\nf(0)\n", "", 0, 1
    ),
    "recursion limited to nothing": Hostile(
        "import sys\nx = 1\nsys.setrecursionlimit(9)\ny = 2\nz = [[[[x]]]]\n", "", 0, 2
    ),
    "print replaced": Hostile(
        "import builtins\nbuiltins.print = builtins.sum = None\nx = 1\n", "finished", 0, 3
    ),
    "what everybody needs replaced": Hostile(
        "import builtins\nbuiltins.print = builtins.len = builtins.isinstance = None\nx = 1\n",
        "",
        0,
        1,
    ),
    "all builtins gone": Hostile(
        "import builtins\nx = 1\nvars(builtins).clear()\ny = x\n", "", 0, 2
    ),
    "the folder deleted": Hostile(
        "import os, shutil\nshutil.rmtree(os.getcwd())\nx = 1\n", "finished", 0, 3
    ),
    "an int of a million digits": Hostile(
        "x = 10**1_000_000\ny = [x, {x: x}]\nz = -x\n", "finished", 0, 3
    ),
    "reprs that raise, loop and flood": Hostile(
        "class A:\n    def __repr__(self):\n        1 / 0\n"
        "class B:\n    def __repr__(self):\n        while True: pass\n"
        "class C(str):\n    def __repr__(self):\n        return 'x' * 10**8\n"
        "x = [A(), B(), C()]\ny = x[0], {'k': x[1]}\nz = C()\n",
        "finished",
        0,
        6,
    ),
    "attributes that raise": Hostile(
        "class A:\n    def __getattr__(self, name):\n        raise SystemExit(name)\n"
        "    def __getattribute__(self, name):\n        raise SystemExit(name)\nx = A()\ny = [x]\n",
        "finished",
        0,
        3,
    ),
    "a class that lies": Hostile(
        "class A:\n    @property\n    def __class__(self):\n        raise SystemExit(1)\nx = A()\n"
        "class M(type):\n    __name__ = property(lambda self: 1 / 0)\n"
        "class B(metaclass=M): pass\ny = B()\n",
        "finished",
        0,
        5,
    ),
    "a dictionary with evil items": Hostile(
        "class D(dict):\n    def items(self):\n        while True: pass\n"
        "    def __len__(self):\n        return -1\n    def __iter__(self):\n        1 / 0\n"
        "x = D(a=1)\ny = [x]\nclass K(str):\n    def __hash__(self):\n        return 1\n"
        "    def __eq__(self, other):\n        1 / 0\nz = {K('a'): 1}\n",
        "finished",
        0,
        5,
    ),
    "generators": Hostile(
        "def f():\n    n = 0\n    while True:\n        n += 1\n        yield n\n"
        "g = f()\nfor n in g:\n    if n == 5: break\ng.close()\nx = [m for m in range(3)]\n",
        "finished",
        0,
        20,
    ),
    "coroutines": Hostile(
        "import asyncio\nasync def f(n):\n    await asyncio.sleep(0)\n    return n\n"
        "async def g():\n    return await asyncio.gather(f(1), f(2))\nx = asyncio.run(g())\n",
        "finished",
        0,
        4,
    ),
    "faulthandler": Hostile(
        "import faulthandler\n"
        "faulthandler.dump_traceback_later(0.1, exit=True, file=2), sum(iter(int, 1))\n",
        "died",
        2,
        1,
    ),
    "an abort": Hostile("import os\nx = 1\nos.abort()\n", "died", 3, 2),
    # Signal 0 does no harm if it is let through.
    "its parent killed": Hostile(
        "import os, signal\nx = 1\nos.kill(os.getppid(), 0)\nx = 2\n", "raised", 3, 2
    ),
    "everybody killed": Hostile(
        "import os, signal\nx = 1\nos.kill(-1, 0)\nx = 2\n", "raised", 3, 2
    ),
    "threads without number": Hostile(
        "import threading, time\nwhile True:\n"
        "    threading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n",
        "",
        0,
        10,
    ),
    "exceptions that nest": Hostile(
        "try:\n    1 / 0\nexcept Exception as e:\n    e.__cause__ = e\n    raise e\n",
        "raised",
        0,
        4,
    ),
    "the recorder taken": Hostile(
        "import sys\nsys.setprofile(lambda *_: 1 / 0)\nx = 1\ny = 2\n", "", 0, 1
    ),
    "an exception whose class lies": Hostile(
        "class M(type):\n    __name__ = property(lambda self: 1 / 0)\n"
        "class E(Exception, metaclass=M):\n    pass\nx = 1\nraise E\n",
        "raised",
        6,
        4,
    ),
    "backward() replaced": Hostile(
        "import torch\ntorch.Tensor.backward = torch.autograd.backward = None\n"
        "w = torch.ones(1, requires_grad=True)\nE = w * w\nE.backward()\n",
        "raised",
        5,
        4,
    ),
    "tensors that lie": Hostile(
        "import torch\nclass T(torch.Tensor):\n    shape = property(lambda self: 1 / 0)\n"
        "    def __torch_function__(self, *_, **__):\n        while True: pass\n"
        "    def detach(self):\n        1 / 0\n    def numel(self):\n        return -1\n"
        "x = torch.ones(2).as_subclass(T)\ny = [x]\n",
        "finished",
        0,
        4,
    ),
}
