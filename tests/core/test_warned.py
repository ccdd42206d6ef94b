"""What one thread gathers of warnings is its own, whatever other threads do meanwhile."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest

from gradapp.core.methods import Method, Step
from gradapp.core.own_code.syntax import fault_in, tree_of
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.notebook import Problem
from gradapp.core.recording.recorder import record
from gradapp.core.registry import method
from gradapp.core.run.descent import Descent
from gradapp.core.warned import gathering


class Elsewhere:
    """Another thread, which does one thing after the other when it is told to."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._done: SimpleQueue[object] = SimpleQueue()
        self._thread = Thread(target=self._work)
        self._thread.start()

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            try:
                self._done.put(asked())
            except Exception as error:
                self._done.put(error)

    def does(self, what: Callable[[], object]) -> object:
        self._asked.put(what)
        return self._done.get(timeout=120)

    def end(self) -> None:
        self._asked.put(None)
        self._thread.join()


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture(autouse=True)
def nothing_is_left_behind(elsewhere: Elsewhere) -> Iterator[None]:
    filters, show = warnings.filters, warnings.showwarning
    yield
    elsewhere.end()
    assert warnings.filters is filters
    assert warnings.showwarning is show


def strict() -> AbstractContextManager[object]:
    """Make exceptions of all warnings; a library may silence them likewise while it draws."""
    stack = ExitStack()
    stack.enter_context(warnings.catch_warnings())
    warnings.simplefilter("error")
    return stack


def texts(gathered: list[warnings.WarningMessage]) -> list[str]:
    return [str(each.message) for each in gathered]


def test_a_thread_gathers_what_it_warns_of_itself(elsewhere: Elsewhere) -> None:
    with gathering() as gathered:
        warnings.warn("one", stacklevel=1)
        heard = elsewhere.does(lambda: warnings.warn("theirs", UserWarning, stacklevel=1))
        with gathering() as inner:
            warnings.warn("two", stacklevel=1)
        warnings.warn("three", stacklevel=1)
    assert (texts(gathered), texts(inner)) == (["one", "three"], ["two"])
    assert isinstance(heard, UserWarning), "the filters of these tests make errors of warnings"


def test_scopes_of_two_threads_may_overlap_in_any_order(elsewhere: Elsewhere) -> None:
    scopes: list[AbstractContextManager[object]] = []
    for enters_first in (True, False):
        for leaves_first in (True, False):
            stack = ExitStack()
            if enters_first:
                elsewhere.does(lambda: scopes.append(strict()))
            gathered = stack.enter_context(gathering())
            if not enters_first:
                elsewhere.does(lambda: scopes.append(strict()))
            warnings.warn("one", stacklevel=1)
            if leaves_first:
                elsewhere.does(lambda: scopes.pop().__exit__(None, None, None))
                warnings.warn("two", stacklevel=1)
            stack.close()
            if not leaves_first:
                elsewhere.does(lambda: scopes.pop().__exit__(None, None, None))
            assert texts(gathered) == ["one", "two"][: 1 + leaves_first]


def test_what_is_called_while_a_thread_gathers_may_silence_its_own(elsewhere: Elsewhere) -> None:
    with gathering() as gathered:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.warn("silent", stacklevel=1)
        warnings.warn("said", stacklevel=1)
    assert texts(gathered) == ["said"]


@pytest.mark.parametrize("method_id", ["broadcast", "new_theta"])  # warned of by Python, and by C++
def test_code_of_the_lab_runs_on_while_another_thread_makes_errors_of_warnings(
    elsewhere: Elsewhere, method_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, scopes = method(method_id), list[AbstractContextManager[object]]()
    alone = Descent(Problem(), code).advance(10)
    told = record(code, Problem(), 1)
    start = type(code).start

    def interrupted(self: Method, problem: AnyProblem) -> Iterator[Step]:
        of_code = start(self, problem)
        while True:
            elsewhere.does(lambda: scopes.append(strict()))
            step = next(of_code)
            elsewhere.does(lambda: scopes.pop().__exit__(None, None, None))
            yield step

    with monkeypatch.context() as patched:
        patched.setattr(type(code), "start", interrupted)
        assert Descent(Problem(), code).advance(10).tolist() == alone.tolist()
    elsewhere.does(lambda: scopes.append(strict()))
    assert record(code, Problem(), 1) == told
    assert told.warnings
    elsewhere.does(lambda: scopes.pop().__exit__(None, None, None))


@pytest.mark.parametrize("read", [fault_in, tree_of])
def test_a_text_that_is_read_while_another_thread_computes_leaves_its_filters_alone(
    elsewhere: Elsewhere, read: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window reads what is being typed, while the worker's thread makes steps."""
    seen: list[object] = []
    real = compile

    def compiled(*arguments: Any, **named: Any) -> object:
        seen.append(elsewhere.does(lambda: warnings.filters))
        return real(*arguments, **named)

    monkeypatch.setattr("builtins.compile", compiled)
    read("x = 1")
    monkeypatch.undo()
    assert seen
    assert all(each is warnings.filters for each in seen)
