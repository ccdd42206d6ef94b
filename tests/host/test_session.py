"""A run that somebody attends: it pauses, goes on, asks and stops, and the next one is ready."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest

from gradapp.core.own_code.limits import USUAL_LIMITS, Limits
from gradapp.core.own_code.messages import (
    Asks,
    Begins,
    Ends,
    HostMessage,
    How,
    Landscape,
    Line,
    Paused,
    Printed,
    encode,
)
from gradapp.core.own_code.recording import Recording
from gradapp.host import launch
from gradapp.host import session as module
from gradapp.host.process import record
from gradapp.host.session import GRACE_S, ProcessSession
from gradapp.host.warm import Warm
from tests.host.conftest import Clock, Started
from tests.host.test_process import ROOT, until

pytestmark = pytest.mark.real_host

COUNTING = "n = 0\nwhile True:\n    n += 1\n"


def attended(
    text: str,
    limits: Limits = USUAL_LIMITS,
    *,
    on: Callable[[ProcessSession, HostMessage], None] = lambda *_: None,
    warm: Warm | None = None,
    grace_s: float = GRACE_S,
) -> Recording:
    """Run a text while somebody looks, who does something about what is heard."""
    session = ProcessSession(
        text,
        "own.py",
        limits,
        lambda heard: on(session, heard),
        warm,
        is_attended=True,
        grace_s=grace_s,
    )
    return session.run()


def printed(recording: Recording) -> str:
    parts = [each.output for each in recording.messages if isinstance(each, Line | Printed)]
    return "".join(parts) + recording.ends.output


def pauses(recording: Recording) -> list[str]:
    return [each.how for each in recording.messages if isinstance(each, Paused)]


def test_at_its_limit_of_lines_code_pauses_and_goes_on_for_as_much_again() -> None:
    told: list[int] = []

    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Paused):
            told.append(len(session.recording.lines))
            session.go_on()

    text = "for n in range(12):\n    print(n)\n"
    recording = attended(text, Limits(lines=10), on=on)
    assert told == [10, 20]
    assert recording.ends.how == "finished"
    plain = record(text, "own.py")
    assert recording.lines == plain.lines
    assert printed(recording) == printed(plain) == "".join(f"{n}\n" for n in range(12))


@pytest.mark.usefixtures("forks")
def test_where_code_pauses_the_error_around_its_steps_is_known() -> None:
    text = (
        "import torch\nt = torch.ones(1, requires_grad=True)\n"
        "while True:\n    E = t * t\n    E.backward()\n"
    )
    known: list[set[int]] = []

    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Paused):
            landscapes = [
                each for each in session.recording.messages if isinstance(each, Landscape)
            ]
            known.append({number for each in landscapes for number in each.calls})
            (session.go_on if len(known) < 2 else session.stop)()

    recording = attended(text, Limits(lines=20), on=on)
    assert recording.ends.how == "stopped"
    calls = [each.number for line in recording.lines for each in line.backward]
    assert known == [set(calls[:6]), set(calls)]
    assert len(calls) in (12, 13)


@pytest.mark.usefixtures("forks")
def test_what_is_computed_around_steps_where_code_pauses_prints_and_warns_of_nothing() -> None:
    text = (
        "import torch\nt = torch.ones(1, requires_grad=True)\nfor k in range(6):\n"
        "    E = torch.nn.functional.mse_loss(t.expand(2), torch.zeros(2, 1))\n"
        "    E.backward()\n    print(E.item())\n"
    )

    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Paused):
            session.go_on()

    recording = attended(text, Limits(lines=20), on=on)
    assert recording.ends.how == "finished"
    assert pauses(recording) == ["lines"]
    assert any(isinstance(each, Landscape) and each.heights for each in recording.messages)
    warned = [line.line for line in recording.lines for _ in line.warnings]
    assert warned == [4]
    assert printed(recording) == "1.0\n" * 6


def test_at_its_limit_of_output_code_pauses_in_the_middle_of_what_it_prints() -> None:
    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Paused):
            session.go_on()

    recording = attended("print('θx' * 500)\nprint('end')\n", Limits(output=300), on=on)
    assert printed(recording) == "θx" * 500 + "\nend\n"
    assert pauses(recording) == ["output"] * 3
    assert recording.ends.how == "finished"


@pytest.mark.parametrize("text", [COUNTING, "n = 0\nwhile True: n += 1\n"])
def test_when_its_time_is_over_code_pauses_between_two_lines(text: str, clock: Clock) -> None:
    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Line) and len(session.recording.lines) == 1:
            clock.passes(limits.seconds)
        if isinstance(heard, Paused):
            if len(pauses(session.recording)) == 2:
                session.stop()
            session.go_on()
            clock.passes(limits.seconds)

    limits = Limits(lines=10**6, seconds=60)
    recording = attended(text, limits, on=on, grace_s=60)
    assert pauses(recording) == ["time", "time"]
    assert recording.ends.how == "stopped"
    assert recording.ends.line in (2, 3)


def test_a_line_that_does_not_come_to_its_end_cannot_be_paused_and_is_ended(clock: Clock) -> None:
    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Paused):  # before that line, where the machine stood still
            session.go_on()
        if isinstance(heard, Line | Paused):
            clock.passes(limits.seconds - 0.2)

    limits = Limits(seconds=60)
    text = "n = 1\nsum(range(10**12))\nn = 2\n"
    recording = attended(text, limits, on=on, grace_s=0.3)
    assert (recording.ends.how, recording.ends.line) == ("stuck", 2)
    assert [line.line for line in recording.lines] == [1]


@pytest.mark.parametrize("does", ["import time; time.sleep(60)", "raise SystemExit(1)"])
def test_a_process_that_does_not_come_to_the_first_line_is_no_matter_of_the_code(
    does: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe, words = subprocess.PIPE, [sys.executable, "-c", does]
    process = partial(subprocess.Popen, words, stdin=pipe, stdout=pipe, stderr=pipe)
    monkeypatch.setattr(launch, "started", process)
    monkeypatch.setattr(module, "_START_S", 2.0)
    recording = attended("x = 1\n")
    assert recording.ends == Ends(How.FAILED)
    assert not recording.has_begun


def test_waiting_costs_no_time(clock: Clock) -> None:
    """As long as it waits it is not computing, though more seconds go by than it may compute."""

    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Asks):
            clock.passes(2 * limits.seconds)
            threading.Timer(0.2, session.answer, ["x"]).start()  # it is looked at the clock before
        if isinstance(heard, Paused):
            session.stop()

    limits = Limits(seconds=60)
    recording = attended("n = input()\nprint(n)\n", limits, on=on)
    assert (recording.ends.how, printed(recording)) == ("finished", "x\nx\n")


def test_input_asks_and_takes_lines_and_the_end_of_all_lines() -> None:
    answers = iter(["3", "θ = ½", None])
    prompts: list[tuple[str, int]] = []

    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Asks):
            prompts.append((heard.prompt, heard.line))
            session.answer(next(answers))

    text = (
        "import sys\nprint('first')\nn = int(input('how many? '))\n"
        "print(repr(sys.stdin.readline()), n)\nprint(list(sys.stdin))\n"
    )
    recording = attended(text, on=on)
    assert prompts == [("how many? ", 3), ("", 4), ("", 5)]
    assert printed(recording) == "first\nhow many? 3\nθ = ½\n'θ = ½\\n' 3\n[]\n"
    assert recording.ends.how == "finished"


@pytest.mark.parametrize("when", ["before", Begins, Line, Paused, Asks])
def test_stopped_at_any_moment_it_ends_with_what_was_told_and_leaves_nothing(
    when: type[HostMessage] | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: Started
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def on(session: ProcessSession, heard: HostMessage) -> None:
        if not isinstance(when, str) and isinstance(heard, when):
            session.stop()

    text = ("n = input()\n" if when is Asks else "") + COUNTING
    session = ProcessSession(
        text, "own.py", Limits(lines=50), lambda heard: on(session, heard), is_attended=True
    )
    if when == "before":
        session.stop()
    recording = session.run()
    session.stop()
    assert recording.ends.how == "stopped"
    assert recording.lines or when not in (Line, Paused)
    assert not started()
    assert not list(tmp_path.iterdir())


def test_stopped_while_its_process_starts_it_does_not_begin(started: Started) -> None:
    session = ProcessSession(COUNTING, "own.py", is_attended=True)
    threading.Timer(0.05, session.stop).start()
    recording = session.run()
    assert recording.ends.how == "stopped"
    assert not started()


def test_stopped_in_the_moment_in_which_it_is_told_that_it_begins_it_does_not_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = ProcessSession(COUNTING, "own.py", Limits(lines=50_000, seconds=60))
    note = session._note

    def stopped_first(heard: HostMessage) -> None:
        if isinstance(heard, Begins):
            session.stop()
        note(heard)

    monkeypatch.setattr(session, "_note", stopped_first)
    assert session.run().ends.how == "stopped"


def test_what_was_said_before_the_end_is_heard_though_all_of_it_has_been_read() -> None:
    session = ProcessSession("", "own.py")
    said = [Printed("a"), Printed("b")]
    for message in said:
        session._arrived.put(("told", encode(message) + b"\n"))
    session._drain()  # whoever reads has ended already, before anybody listened
    assert session.recording.messages == said


def test_stop_ends_a_line_that_holds_the_interpreter() -> None:
    def on(session: ProcessSession, heard: HostMessage) -> None:
        if isinstance(heard, Line):
            session.stop()

    recording = attended("n = 1\nsum(range(10**12))\n", on=on, grace_s=0.3)
    assert (recording.ends.how, recording.ends.line) == ("stopped", 2)


def test_the_next_process_waits_with_pytorch(started: Started) -> None:
    warm = Warm()
    try:
        warm.prepare()
        until(lambda: started()[0].memory_info().rss > 100_000_000)
        text = "import sys\nprint('torch._dynamo' in sys.modules)\n"
        assert printed(attended(text, warm=warm)) == "True\n"
    finally:
        warm.close()


def test_no_code_has_run_in_the_next_process_and_one_that_is_gone_is_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: Started
) -> None:
    (tmp_path / "torch.py").touch()  # which is imported at once
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    warm = Warm()
    try:
        warm.prepare()
        (first,) = started()
        warm.prepare()
        assert started() == [first]
        text = "import sys\nsys.mine = hasattr(sys, 'mine')\nprint(sys.mine)\n"
        processes = [first]
        for _ in range(2):
            recording = attended(text, warm=warm)
            assert printed(recording) == "False\n"
            assert not processes[-1].is_running()
            (waiting,) = started()
            processes.append(waiting)
        processes[-1].kill()
        until(lambda: processes[-1].status() == psutil.STATUS_ZOMBIE)
        recording = attended("n = 1\n", warm=warm)  # which has none that it could give
        assert recording.ends.how == "finished"
    finally:
        warm.close()
    assert not started()
    warm.prepare()
    assert not started()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
def test_a_waiting_process_ends_with_whoever_had_it_wait_even_one_that_is_killed(
    tmp_path: Path,
) -> None:
    (tmp_path / "torch.py").touch()  # which is imported at once
    words = (
        "from gradapp.host.warm import Warm; warm = Warm(); warm.prepare(); print(1, flush=True);"
        "import time; time.sleep(1000)"
    )
    command = [sys.executable, "-c", words]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        window.stdout.readline()
        (waiting,) = psutil.Process(window.pid).children()
        window.kill()
    until(lambda: not waiting.is_running() or waiting.status() == psutil.STATUS_ZOMBIE)


@pytest.mark.parametrize("stands_still", [0.0, 10.0])
def test_how_it_ended_is_known_though_the_process_is_gone_before_it_was_read(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, stands_still: float
) -> None:
    at_once = os.read

    def late(descriptor: int, size: int) -> bytes:
        """Read as a thread does that gets no turn, or on a machine that stands still meanwhile."""
        block = at_once(descriptor, size)
        time.sleep(0.1)
        clock.passes(stands_still)
        time.sleep(0.1)
        return block

    monkeypatch.setattr("gradapp.host.session.os.read", late)
    recording = record("x = 1\nprint(x)\n", "own.py", Limits(seconds=1_000))
    assert (recording.ends.how, len(recording.lines)) == ("finished", 2)


def test_the_source_of_what_the_text_defines_is_found_as_that_of_a_file() -> None:
    text = (
        "import inspect, torch\n@torch.jit.script\ndef f(x, w):\n    return (x * w).sum()\n"
        "def g():\n    return 7\nprint(inspect.getsource(g), end='')\n"
        "print(f(torch.ones(2), torch.tensor([1.0, 2.0])).item())\n"
    )
    recording = record(text, "own.py", Limits(seconds=60))
    assert recording.ends.how == "finished", recording.ends
    printed = "".join(line.output for line in recording.lines)
    assert printed == "def g():\n    return 7\n3.0\n"


@pytest.mark.parametrize(
    ("text", "compiles"),
    [
        ("x = 1\nf = torch.compile(g)\n", True),
        ("@torch.compile\ndef f(): ...\n", True),
        ('f = torch.compile(g, backend="eager")\n', False),
        ("# torch.compile(g)\n", False),
        ("f = g  # torch.compile\n", False),
        ("torch.compiler.reset()\n", False),
    ],
)
def test_it_is_known_of_a_text_whether_it_starts_a_compiler(text: str, compiles: bool) -> None:
    assert ProcessSession(text, "own.py").recording.compiles is compiles
