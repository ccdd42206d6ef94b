"""A program as a script: `python` runs it, it needs nothing of gradapp, and prints its steps."""

from __future__ import annotations

import math
from typing import Any, Final

from gradapp.core.columns import PRINTED, Holds
from gradapp.core.methods import Method
from gradapp.core.numbers.precision import Precision
from gradapp.core.problem import AnyProblem
from gradapp.core.rules import Rests, of_each
from gradapp.core.writing.notebook import notebooks_text
from gradapp.core.writing.pieces import filled

WIDTH: Final = 96

_MAIN: Final = """
print("{head}")
before = {before}
{still}
{program}
{loop}
    {numbers}
    {state}
    if not all(map(math.isfinite, [{results}])):
        break  # no longer finite numbers
    print("{id}", number, {row}, sep=",")
    {rest}
    before = new
"""

_LOOP: Final = "for number, (E, gradient, new) in zip(range(1, {steps} + 1), {made}):"

_NO_NUMBER: Final = """
except (ArithmeticError, ValueError) as error:  # no finite number
    print(f"{type(error).__name__}: {error}", file=sys.stderr)
"""


def script(problem: AnyProblem, method: Method, steps: int) -> str:
    """Return a text that makes up to `steps` steps and prints them as `gradapp run` does, as CSV.

    It ends where that does: at a fixed point, or where a number is no longer finite, be it that
    bare Python has none.
    """
    text = method.program.text if method.is_composed else notebooks_text(problem.rule, method)[0]
    rows = text.split("\n")
    imports = [row for row in rows if row.startswith(("import ", "from "))]
    program = "\n".join(row for row in rows if row not in imports).strip()
    may_raise = method.is_composed and not method.uses_torch
    imports += ["import math", *(["import sys"] if may_raise else ())]
    given = method.arguments(problem)
    arguments = [each for each in method.program.parameters if each in given]
    lines = [f"# {problem.summary}", ""]
    lines += sorted({*imports})
    lines += [""]
    if method.uses_torch and problem.precision is Precision.FLOAT64:
        lines += ["torch.set_default_dtype(torch.float64)", ""]
    lines += [assigned(name, given[name]) for name in arguments]
    main = _main(problem, method, steps, arguments, may_raise=may_raise)
    return "\n".join([*lines, "", "", program, "", "", main, ""])


def _main(
    problem: AnyProblem, method: Method, steps: int, arguments: list[str], *, may_raise: bool
) -> str:
    """Return the lines that make the steps and print them."""
    columns, uses_torch = problem.columns, method.uses_torch
    starts = arguments[: len(problem.start)]
    item = ".item()" if uses_torch else ""
    before = [f"torch.tensor({each}).item()" if uses_torch else each for each in starts]
    each = "each.item() for each in " if uses_torch else ""
    is_one = len(starts) == 1
    numbers = [f"E = E{item}"] if uses_torch else []
    for name in ("gradient", "new"):
        whole = f"[{name}{item}]" if is_one else f"[{each}{name}]" if each else f"list({name})"
        numbers.append(f"{name} = {whole}")
    row = ["*before", "E", "*gradient", "*new"]
    if columns.that_hold(Holds.PREDICTION):
        numbers.append(
            f"fx = {'(torch.tensor(before) * x).item()' if uses_torch else 'before[0] * x'}"
        )
        row.insert(1, "fx")
    counts = 1 < problem.steps_to_rest < math.inf
    made, state = f"steps({', '.join(arguments)})", _state(problem, method)
    loop = _LOOP.format(steps=steps, made="program" if state else made)
    main = filled(
        _MAIN,
        head=columns.that_hold(*PRINTED).head,
        before=f"[{', '.join(before)}]",
        still=["still = 0"] if counts else [],
        program=[f"program = {made}"] if state else [],
        loop=f"try:\n    {loop}" if may_raise else loop,
        numbers=numbers,
        state=state,
        results="E, *gradient, *new" + (", *state" if state else ""),
        id=method.id,
        row=", ".join(row),
        rest=_rest(problem),
    )
    return main + _NO_NUMBER.rstrip() if may_raise else main


def _state(problem: AnyProblem, method: Method) -> list[str]:
    """Return the lines that read the state of the rule, as `StateReader` does; none without one."""
    state, inside = problem.rule.state, "program.gi_frame.f_locals"
    if not state:
        return []
    if method.writes_rule:
        parameters = problem.columns.parameters
        names = [name for each in state for name in of_each(each.name, parameters)]
        told = ", ".join(repr(method.called(name)) for name in names)
        return [f"kept = {inside}", f"state = [kept[name] for name in [{told}]]"]
    lines = [f'kept = {inside}["optimizer"].state.values()']
    told = ", ".join(repr(each.optimizer) for each in state if not each.share)
    lines.append(f"state = [each[name] for each in kept for name in [{told}]]")
    options = dict(problem.rule.options)
    for each in state:
        if each.share:  # the optimizer does not keep it
            share = f"1 - {options[each.share]!r}**number"
            lines.append(f"state += [each[{each.optimizer!r}] / ({share}) for each in kept]")
    return lines


def _rest(problem: AnyProblem) -> list[str]:
    """Return the lines that end the loop where nothing would move any more."""
    rests, needed = problem.rule.rests, problem.steps_to_rest
    if rests is Rests.NEVER or needed == math.inf:
        return []
    is_still = "new == before" + (" and not any(gradient)" if rests is Rests.FLAT else "")
    if needed == 1:
        return [f"if {is_still}:", "    break  # a fixed point"]
    return [
        f"still = still + 1 if {is_still} else 0",
        f"if still == {needed:.0f}:",
        "    break  # a fixed point: all samples have had their turn",
    ]


def assigned(name: str, value: Any) -> str:
    """Return the line that gives a program what it is given; several, where there are many."""
    whole = f"{name} = {value!r}"
    if not isinstance(value, list) or len(whole) <= WIDTH:
        return whole
    rows = [""]
    for each in value:
        item = f"{each!r},"
        if rows[-1] and len(rows[-1]) + 1 + len(item) > WIDTH - 4:
            rows.append("")
        rows[-1] += f" {item}" if rows[-1] else item
    return "\n".join((f"{name} = [", *(f"    {row}" for row in rows), "]"))
