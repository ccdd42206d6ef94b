"""What a screen reader meets in the window: each thing with a name, a role, and what is in it."""

from __future__ import annotations

from tests.accessibility.conftest import Reader, until


def test_whatever_takes_the_focus_has_a_name_or_a_label(reader: Reader) -> None:
    met = [
        each
        for each in reader.all(states=["SHOWING", "FOCUSABLE"])
        if each["role"] not in ("label", "table cell")  # which may be empty
    ]
    assert len(met) > 25
    unnamed = [each for each in met if not each["name"] and not each["labels"]]
    assert not unnamed
    roleless = [each["name"] for each in met if each["role"] in ("unknown", "filler", "panel")]
    assert not roleless
    (method,) = [each for each in met if each["name"].startswith("1 ") and each["children"]]
    assert method["labels"] == ["Way"]


def test_each_plot_is_a_chart_told_in_words_that_follow_the_steps(reader: Reader) -> None:
    step = reader.one("push button", "Step")
    for number in (1, 2):
        reader.ask("press", number=step["number"], action=0)
        reader.hears(f"Step {number} of {number}:")
    # By hand, in float64: θ is 1, 1.4, 1.48, and E = (2θ − 3)² is 1, 0.04 before the steps.
    expected = {
        "Error curve E(θ)": "The ball is at θ = 1.48",
        "E before each step": "From step 1 to step 2: E = 1 at first, E ≈ 0.04 at last",
        "θ after each step": "From step 0 to step 2: θ = 1 at first, θ = 1.48 at last",
    }
    for name, words in expected.items():
        chart = reader.one("chart", name)
        until(lambda chart=chart, words=words: words in reader.again(chart)["description"], words)


def test_a_line_is_announced_with_what_it_changed(reader: Reader) -> None:
    seen = reader.all("push button", states=["SHOWING"])
    line = next(each for each in seen if each["description"].endswith("(Down)"))
    reader.ask("press", number=line["number"], action=0)
    reader.hears("Line ", ": ")


def test_four_ways_is_a_table_whose_cells_are_those_of_the_step(reader: Reader) -> None:
    reader.ask("press", number=reader.one("push button", "Step")["number"], action=0)
    reader.hears("Step 1 of 1:")
    table = reader.one("table", "The step by each way")
    assert (table["rows"], table["columns"], "focusable" in table["states"]) == (4, 4, True)

    def row(number: int) -> list[str]:
        return [reader.ask("cell", number=table["number"], row=number, column=c) for c in range(4)]

    # By hand: E = (2·1 − 3)², dE/dθ = 2·2·(2·1 − 3), θ = 1 − 0.1·(−4).
    for number, name in enumerate(("1 ", "2 ", "3 ", "4 ")):
        until(lambda number=number: "1.4" in row(number)[3], "the way has made the step")
        assert row(number)[0].startswith(name)
        assert row(number)[1:] == ["1", "−4", "1.4"]


def test_of_panels_that_share_a_place_only_the_one_in_front_is_showing(reader: Reader) -> None:
    names = ("Code", "Graph", "Steps", "Pins")
    buttons = {each["name"]: each for each in reader.all("push button")}

    def showing() -> list[str]:
        floats = {name: reader.again(buttons[f"Float {name}"]) for name in names}
        return [name for name, button in floats.items() if "showing" in button["states"]]

    def brings(front: str) -> None:
        reader.ask("press", number=reader.one("page tab", front)["number"], action=0)
        until(lambda: showing() == [front], front)

    brings("Code")
    variables = reader.one("tree", "Variables after this line")
    for front in ("Graph", "Pins", "Steps", "Code"):
        brings(front)
        assert ("showing" in reader.again(variables)["states"]) == (front == "Code")
    assert len(reader.all(role="tree", name="Variables after this line")) == 1
