"""Keeps what each ``backward()`` came from, and computes the error around it once code is over."""

from __future__ import annotations

import math
import sys
import threading
import time
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from traceback import walk_tb
from types import CodeType, FrameType
from typing import Any, Final

import torch

from gradapp.core.own_code.messages import Backward, Landscape, NoLandscape, Obstacle
from gradapp.core.own_code.states import ToldNumber
from gradapp.core.recording.graph_nodes import reachable
from gradapp.core.words import grouped
from gradapp.host import LANDSCAPES_S
from gradapp.host.camera import MOST_NODES, Camera, numbers_of
from gradapp.host.forward.copies import Copier, Tensors, meaning_in
from gradapp.host.forward.function import BackwardCall, Function, Operations, compiled
from gradapp.host.forward.lines import ForwardLines, ForwardPass, RefusedError
from gradapp.host.forward.origins import Origins
from gradapp.host.forward.pure import Pure

Scopes = Sequence[Mapping[str, Any]]
"""Variables by their names, those of a function before those of the text."""

_SECONDS: Final = 1.0
"""So much computing is done for them, in all."""
_MOST: Final = 2_048
"""So many functions are kept at once; of more every second one."""
_MOST_BYTES: Final = 64_000_000
_PLACES: Final = (121, 49)
"""Places in one direction: of few functions, and of many."""
_SIDES: Final = (41, 25)
"""Likewise, in each of two."""
_FEW: Final = 4
_MARGIN: Final = 0.3


class Landscapes:
    """What ``backward()`` was called on, as functions of the parameters."""

    def __init__(self, lines: ForwardLines, path: str, camera: Camera) -> None:
        """Take the text called `path`, and who knows tensors again."""
        self._lines, self._path, self._camera = lines, path, camera
        self._pure = Pure(torch)
        self._tensors = Tensors()
        self._functions: dict[object, Function] = {}
        self._codes: dict[object, CodeType] = {}
        self._operations: dict[Operations, Operations] = {}
        self._refused: dict[int, NoLandscape] = {}
        self._stride = 1
        self._met = self._calls = 0

    def note(self, backward: Backward, root: Any, line: int, names: Scopes) -> None:
        """Keep what a call came from, and say in it where that was; or why it can't be kept.

        Args:
            backward: the call.
            root: what it is called on.
            line: where the statement begins.
            names: the variables that it sees.
        """
        self._calls += 1
        backward.number = self._calls
        backward.why = self._refused.get(line)
        if backward.why is not None:
            return
        try:
            self._keep(backward, root, line, names)
        except RefusedError as refused:
            backward.why = self._refused[line] = refused.why
        except Exception as error:
            why = NoLandscape(Obstacle.COPY, line, type(error).__name__)
            backward.why = self._refused[line] = why

    def _keep(self, backward: Backward, root: Any, line: int, names: Scopes) -> None:
        nodes = list(islice(reachable(root.grad_fn), MOST_NODES)) if root.grad_fn else []
        leaves = [each.variable for each in nodes if hasattr(each, "variable")]
        count = sum(each.numel() for each in leaves)
        if not leaves:
            raise RefusedError(Obstacle.NONE)
        if not 1 <= count <= 2:
            raise RefusedError(Obstacle.COUNT, 0, grouped(count))
        meaning = meaning_in(*names)
        origins = Origins(meaning, self._path)
        found = self._lines.leading_to(line, origins.parameters)
        depending = (
            frozenset(filter(origins.depends, each)) for each in (found.inputs, found.sets)
        )
        found = found.depending_on(*depending)
        copier = Copier(self._pure, self._lines, self._path, self._tensors, leaves, meaning)
        copier.take(found)
        if {id(each) for _, each, _ in copier.leaves} != {id(each) for each in leaves}:
            raise RefusedError(Obstacle.OTHER, line)
        backward.names = [each for name, leaf, _ in copier.leaves for each in _named(name, leaf)]
        backward.leaves = [self._camera.number_of(leaf) for _, leaf, _ in copier.leaves]
        places = _places_of(leaf for _, leaf, _ in copier.leaves)
        backward.at = numbers_of(places)
        function = self._function(found, copier)
        if function is not None:
            operations = tuple(each.name() for each in nodes)
            operations = self._operations.setdefault(operations, operations)
            call = BackwardCall(backward.number, places, float(root.item()), operations)
            function.calls.append(call)

    def _function(self, found: ForwardPass, copier: Copier) -> Function | None:
        """Return the function of these lines and copies; None for one that is left out."""
        lines = (*found.statements, found.result)
        key = (lines, *copier.key)
        if key in self._functions:
            return self._functions[key]
        self._met += 1
        if self._met % self._stride:
            return None
        if lines not in self._codes:
            self._codes[lines] = compiled(found, self._path)
        function = self._functions[key] = Function(self._codes[lines], copier)
        if len(self._functions) > _MOST or self._tensors.bytes > _MOST_BYTES:
            self._stride *= 2
            for each in list(self._functions)[1::2]:
                del self._functions[each]
        return function

    @property
    def are_kept(self) -> bool:
        """Whether there is anything to be computed."""
        return bool(self._functions)

    def computed(self) -> list[Landscape]:
        """Return the error around the calls, as far as the time allows; it returns by then."""
        done: list[Landscape] = []
        if not self._pure.is_untouched():
            calls = [call.number for each in self._functions.values() for call in each.calls]
            return [Landscape(calls, why=NoLandscape(Obstacle.REPLACED))]
        if self._functions:
            thread = threading.Thread(target=self._compute, args=(done,), daemon=True)
            told = warnings.showwarning
            warnings.showwarning = _say_nothing  # filters stay: Python knows what it has warned of
            thread.start()
            thread.join(LANDSCAPES_S)
            warnings.showwarning = told
        return list(done)

    def _compute(self, done: list[Landscape]) -> None:
        def ends(frame: FrameType, _event: str, _argument: object) -> Any:
            if time.thread_time() > _SECONDS:
                raise TimeoutError
            return ends if frame.f_code.co_filename == self._path else None

        functions = list(self._functions.values())
        ranges = {
            names: _ranges([each for each in functions if each.names == names])
            for names in {each.names for each in functions}
        }
        sys.settrace(ends)
        with suppress(TimeoutError), torch.no_grad():
            for each in _spread(functions):
                is_fine = len(functions) <= _FEW
                done.extend(self._landscapes(each, ranges[each.names], is_fine=is_fine))

    def _landscapes(
        self, function: Function, ranges: Sequence[tuple[float, float]], *, is_fine: bool
    ) -> Iterator[Landscape]:
        """Yield the landscape of the calls that it is right for, and why it isn't for others."""
        ways: dict[Operations, bool] = {}
        other = NoLandscape(Obstacle.OTHER)
        right: list[int] = []
        wrong: dict[NoLandscape, list[int]] = {}
        before = self._tensors.versions()
        for call in function.calls:
            try:
                if call.operations not in ways:
                    same = function.operations(call.places) == call.operations
                    ways[call.operations] = same
                is_right = ways[call.operations] and not function.fails_at(call)
                (right if is_right else wrong.setdefault(other, [])).append(call.number)
            except TimeoutError:
                raise
            except Exception as error:
                wrong.setdefault(self._why(error), []).append(call.number)
        for why, calls in wrong.items():
            yield Landscape(calls, why=why)
        if right:
            try:
                across, upright, heights = _heights(function, ranges, is_fine=is_fine)
            except TimeoutError:
                raise
            except Exception as error:
                yield Landscape(right, why=self._why(error))
                return
            if self._tensors.versions() != before:
                yield Landscape(right, why=other)
            else:
                yield Landscape(right, across, upright, heights)

    def _why(self, error: Exception) -> NoLandscape:
        """Return why lines that ran again have given no error."""
        if not isinstance(error, RefusedError):
            return NoLandscape(Obstacle.RAISED, what=type(error).__name__)
        frames = walk_tb(error.__traceback__)
        lines = [at for frame, at in frames if frame.f_code.co_filename == self._path]
        return error.at(lines[-1] if lines else 0).why


def _say_nothing(*_told: object, **_more: object) -> None:
    """Take a warning that the code has had already."""


def _named(name: str, leaf: Any) -> list[str]:
    count = leaf.numel()
    return [name] if count == 1 else [f"{name}[{place}]" for place in range(count)]


def _ranges(functions: Sequence[Function]) -> list[tuple[float, float]]:
    """Return how far the parameters have come in all, with room around: the same for all steps."""
    places = [call.places for each in functions for call in each.calls]
    places += [_places_of(each.parameters) for each in functions]
    columns = zip(*places, strict=True)
    return [_around([each for each in column if math.isfinite(each)]) for column in columns]


def _places_of(tensors: Iterable[torch.Tensor]) -> tuple[float, ...]:
    return tuple(float(each) for held in tensors for each in held.detach().reshape(-1).tolist())


def _around(places: Sequence[float]) -> tuple[float, float]:
    low, high = min(places, default=0.0), max(places, default=0.0)
    room = _MARGIN * (high - low)
    if high - low <= 1e-6 * max(abs(low), abs(high)):
        room = 0.5 * abs(high) or 1.0
    return low - room, high + room


def _spread(functions: Sequence[Function]) -> list[Function]:
    """Return them in an order that is even over all of them wherever it is broken off."""
    digits = max(1, (len(functions) - 1).bit_length())
    order = sorted(range(len(functions)), key=lambda at: f"{at:0{digits}b}"[::-1])
    return [functions[at] for at in order]


def _heights(
    function: Function, ranges: Sequence[tuple[float, float]], *, is_fine: bool
) -> tuple[list[ToldNumber], list[ToldNumber], list[ToldNumber]]:
    if len(ranges) == 1:
        across = _places(ranges[0], _PLACES[0 if is_fine else 1])
        return numbers_of(across), [], numbers_of([function.error((x,)) for x in across])
    across, upright = (_places(each, _SIDES[0 if is_fine else 1]) for each in ranges)
    heights = [function.error((x, y)) for y in upright for x in across]
    return numbers_of(across), numbers_of(upright), numbers_of(heights)


def _places(ends: tuple[float, float], count: int) -> list[float]:
    low, high = ends
    return [low + (high - low) * at / (count - 1) for at in range(count)]
