"""Sentences of help stand beside the words that PyTorch itself says."""

from __future__ import annotations

import pytest

from gradapp.core.own_code.endings import sentence
from gradapp.core.own_code.first_aid import help_on
from gradapp.core.own_code.landscape import around_call
from gradapp.core.own_code.limits import Limits
from gradapp.core.own_code.messages import (
    Backward,
    Cause,
    Ends,
    How,
    Limit,
    Line,
    NoLandscape,
    NotFinite,
    Obstacle,
    Paused,
    decode,
    encode,
)
from gradapp.core.own_code.mistakes.not_finite import not_finite
from gradapp.core.own_code.mistakes.timeline import Timeline
from gradapp.core.own_code.recording import Recording
from gradapp.core.own_code.tape import Tape
from gradapp.core.own_code.warned import warnings_in

MISTAKES = {
    "w = torch.ones(1, requires_grad=True)\nE = w * w\nE.backward()\nE.backward()": "freed",
    "(torch.ones(2, requires_grad=True) * 2).backward()": "starts at one number",
    "torch.ones(1).backward()": "requires_grad=True forgotten",
    "w = torch.ones(1, requires_grad=True)\nw -= 1": "torch.no_grad()",
    "w = torch.ones(1, requires_grad=True)\nr = w.exp()\nr += 1\nr.backward()": "in place since",
    "torch.optim.SGD([], lr=0.1)": "only once",
    "torch.ones(2, 3) @ torch.ones(2, 3)": "two matrices",
    "torch.ones(2) + torch.ones(3)": "broadcast",
    "torch.tensor([1], requires_grad=True)": "1.0",
    "w = torch.ones(1, requires_grad=True)\ntorch.optim.SGD([w * 2], lr=0.1)": "was computed",
    "torch.ones(1, requires_grad=True).numpy()": "detach()",
    "torch.ones(2).item()": "exactly one",
    "torch.ones(0).item()": "exactly one",
    "if torch.ones(2) > 0: pass": "any()",
    "w = torch.ones(1, requires_grad=True)\n0.1 * w.grad": ".grad is",
    "torch.ones(2, 2) @ torch.ones(2, 2).double()": "float32",
    "torch.ones(3).reshape(2, 2)": "that shape",
    "import matplotlib_of_nobody": "PyTorch, NumPy and the standard library",
    "import torch.nnn": "leaves out what torch.compile",
    "torch.ones(2, 3) @ torch.ones(2)": "n × m",
    "torch.ones(2) @ torch.ones(3)": "two vectors",
    "torch.cat([torch.ones(2, 2), torch.ones(3, 3)])": "all other dimensions",
    "torch.stack([torch.ones(2), torch.ones(3)])": "same shape",
    "torch.nn.CrossEntropyLoss()(torch.ones(2, 3), torch.ones(2))": "torch.long",
    "torch.nn.CrossEntropyLoss()(torch.ones(2, 3), torch.tensor([[1], [2]]))": "squeeze()",
    "torch.nn.CrossEntropyLoss()(torch.ones(2, 3), torch.tensor([1, 3]))": "number of outputs",
    "torch.nn.BCELoss()(torch.tensor([1.5]), torch.ones(1))": "sigmoid()",
    "torch.ones(1).item().backward()": "plain number",
    "torch.ones(1).grad.zero_()": ".grad is None",
    "torch.ones(1).zero_grad()": "w.grad = None",
    "torch.optim.SGD(torch.ones(1, requires_grad=True), lr=0.1)": "[w]",
    "torch.optim.SGD([1.0], lr=0.1)": "torch.tensor",
    "torch.optim.SGD(torch.nn.Linear(1, 1).parameters, lr=0.1)": "parentheses",
    "torch.optim.SGD(torch.nn.Linear(1, 1), lr=0.1)": "model.parameters()",
    "torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=-0.1)": "can't be negative",
    "torch.relu(3.0)": "work on tensors",
    "float(torch.ones(2))": "float() takes the number out of a tensor that has exactly one",
    "float(torch.ones(0))": "float() takes the number out of a tensor that has exactly one",
    "torch.nn.Module()(1)": "forward(self, x)",
    "w = torch.ones(2, requires_grad=True)\nw.grad = torch.ones(3)": "shape of its tensor",
    "w = torch.ones(2, requires_grad=True) * 2\nw.requires_grad = False": "detach()",
    "torch.ones(3)[3]": "Counting begins at 0",
    "[1][3]": "Counting begins at 0",
    "'3' + 1": "float() or int()",
    "torch.tensor([[1, 2], [3]])": "equally long",
    "1 / 0": "step back",
    "torch.ones(2).mean.backward()": "its parentheses",
    "[torch.ones(2)].backward()": "sum()",
    "torch.ones(2).backwards()": "spelled right",
    "torch.optim.sgd": "spelled right",
    "torch.nn.CrossEntropyLoss()(torch.tensor([0, 1]), torch.ones(2, 2))": "the first argument",
    "torch.tensor([5]).sub_(torch.tensor([0.5]))": "whole numbers",
    "torch.tensor(1.0).grad * 2": "requires_grad=True",
    "10.0 ** 400": "diverge",
    "open('nobody.csv')": "temporary folder",
    "print(losss)": "this name",
    "torch.tenser([1.0])": "spelled right",
    "x = 3\nx(2)": "not a function",
    "a, b = 1, 2, 3": "more values",
    "a, b = (1,)": "fewer values",
}


@pytest.mark.parametrize("code", MISTAKES)
def test_what_pytorch_raises_has_a_sentence_of_help(code: str) -> None:
    with pytest.raises(Exception, match=r".") as raised:
        exec(f"import torch\n{code}", {})
    ends = Ends(How.RAISED, 2, raised.type.__name__, str(raised.value))
    words = help_on(ends.type, ends.message)
    assert words is not None, ends.message
    assert MISTAKES[code] in str(words)
    assert str(words) in sentence(Recording(ends=ends))


WARNINGS = {
    "torch.tensor(torch.ones(2))": "clone()",
    "torch.nn.MSELoss()(torch.ones(2, 1), torch.ones(2))": "same shape",
    "(torch.ones(1, requires_grad=True) * 2).grad": "Only leaves",
    "float(torch.ones(1, requires_grad=True))": "item()",
}


@pytest.mark.parametrize("code", WARNINGS)
def test_what_pytorch_warns_of_has_a_sentence_of_help(code: str) -> None:
    with pytest.warns(UserWarning, match=r".") as warned:
        exec(f"import torch\n{code}", {})
    text = str(warned[0].message)
    line = Line(2, "", 0, 0, True, False, 3, warnings=[("UserWarning", text)])
    (told,) = warnings_in([line, line])
    pytorchs, help_words = map(str, told)
    assert pytorchs.startswith(f"Line 2 warns: UserWarning: {text[:40]}")
    assert WARNINGS[code] in help_words


def test_code_that_is_compiled_is_told_what_to_do_where_it_fails_and_where_its_time_is_over() -> (
    None
):
    said = "_OtherProcessError: gradapp runs code in one process: it can't start others."
    for ends in (
        Ends(How.RAISED, 5, "InductorError", said),
        Ends(How.RAISED, 5, "BackendCompilerFailed", f"backend='inductor' raised:\n{said}"),
        Ends(How.TIME, 5),
        Ends(How.STUCK, 5),
    ):
        assert 'leave it out, or give it backend="eager"' in sentence(
            Recording(ends=ends, compiles=True)
        )
    for ends in (Ends(How.FINISHED), Ends(How.STOPPED, 5), Ends(How.LINES, 5)):
        assert "leave it out" not in sentence(Recording(ends=ends, compiles=True))
    assert "leave it out" not in sentence(Recording(ends=Ends(How.TIME, 5)))


def test_each_way_to_end_has_its_own_sentence() -> None:
    told = {sentence(Recording(ends=Ends(how, 3, type="E", message="1"))) for how in How}
    assert len(told) == len(How)
    assert all(words.startswith("line 3: ") and words.endswith(".") for words in told)


@pytest.mark.parametrize(
    ("limit", "before", "words"),
    [
        (Limit.LINES, [], "stopped after 500 recorded lines."),
        (Limit.LINES, [Limit.LINES], "stopped after 1,000 recorded lines."),
        (Limit.LINES, [*Limit], "stopped after 1,000 recorded lines."),
        (Limit.OUTPUT, [Limit.LINES], "stopped after 2 MB of output."),
        (Limit.OUTPUT, [Limit.OUTPUT, Limit.OUTPUT], "stopped after 6 MB of output."),
        (Limit.TIME, [], "stopped after 3 s of computing."),
        (Limit.TIME, [Limit.TIME], "stopped after another 3 s of computing."),
        (Limit.TIME, [Limit.LINES], "stopped after another 3 s of computing."),
    ],
)
def test_code_that_went_on_is_told_to_stop_after_all_that_it_did(
    limit: Limit, before: list[Limit], words: str
) -> None:
    messages = [Paused(each, 1) for each in (*before, limit)]
    limits = Limits(lines=500, seconds=3, output=2_000_000)
    assert sentence(Recording([*messages], Ends(How(limit)), limits)) == words


def test_each_limit_is_a_way_to_end() -> None:
    assert [How(limit) for limit in Limit] == [How.LINES, How.TIME, How.OUTPUT]


def told_of(called: Backward) -> Tape:
    return Tape(Recording([Line(2, "", 0, 0, True, False, 3, backward=[called])], Ends(How.DIED)))


def test_each_obstacle_has_its_own_sentence() -> None:
    why = [NoLandscape(each, 2, "w") for each in Obstacle]
    called = [Backward("E", 1.0, 1, None, number=1, why=each) for each in why]
    assert len({str(around_call(told_of(each), each)) for each in called}) == len(Obstacle)


def test_each_cause_has_its_own_sentence() -> None:
    causes = [NotFinite(each, "w", 1) for each in Cause]
    called = [Backward("E", "nan", 1, None, number=1, not_finite=each) for each in causes]
    found = [next(not_finite(Timeline(told_of(each).recording))) for each in called]
    assert len({str(each.sentence) for each in found}) == len(Cause)


def test_words_are_sent_as_they_were_and_others_are_refused() -> None:
    sent = encode(Paused(Limit.LINES, 3))
    assert sent == b'{"kind":"paused","how":"lines","line":3}'
    assert decode(sent) == Paused(Limit.LINES, 3)
    with pytest.raises(ValueError, match="Invalid enum value 'memory'"):
        decode(sent.replace(b"lines", b"memory"))
