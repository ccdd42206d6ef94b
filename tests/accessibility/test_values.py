"""Fields and sliders tell an assistive tool their value, and take the one that it sets."""

from __future__ import annotations

from functools import partial

from tests.accessibility.conftest import Reader, until


def test_a_field_has_its_value_and_a_value_that_is_set_becomes_the_problems(reader: Reader) -> None:
    changes = {"θ₀": (1.0, -2.5), "x": (2.0, 1.5), "y": (3.0, 0.0), "α": (0.1, 0.05)}
    for name, (value, other) in changes.items():
        field = reader.one("spin button", name)
        now, least, most = field["value"]
        assert (now, least < -100, most > 100) == (value, True, True)
        reader.ask("set", number=field["number"], value=other)
        until(
            partial(lambda field, other: reader.again(field)["value"][0] == other, field, other),
            f"{name} has the value",
        )
    reader.hears("Start: θ₀ = −2.5")
    # 2αx² = 2 · 0.05 · 2.25
    assert reader.one("label", "1 − 2αx² = 0.775")


def test_a_value_out_of_bounds_is_refused_and_the_old_one_is_kept(reader: Reader) -> None:
    field = reader.one("spin button", "α")
    reader.ask("set", number=field["number"], value=1e300)
    reader.hears("must lie between")
    assert reader.again(field)["value"][0] == 0.1


def test_a_step_is_made_gone_back_to_and_announced(reader: Reader) -> None:
    step = reader.one("push button", "Step")
    for number in (1, 2, 3):
        reader.ask("press", number=step["number"], action=0)
        reader.hears(f"Step {number} of {number}:", "E ", "new θ", "E falls")
    scrubber = reader.one("slider", "Step shown")
    assert scrubber["value"] == [3, 0, 3]
    reader.ask("set", number=scrubber["number"], value=1)
    reader.hears("Step 1 of 3:", "E = 1,", "new θ = 1.4")
    assert reader.one("label", "step 1 of 3")


def test_the_speed_that_is_set_is_the_speed(reader: Reader) -> None:
    speed = reader.one("slider", "Speed")
    assert speed["value"] == [1, 0, 10]
    reader.ask("set", number=speed["number"], value=4)
    assert reader.one("label", "10 steps/s")


def test_the_learning_rate_that_is_set_is_the_problems(reader: Reader) -> None:
    strip = reader.one("slider", "Learning rate α")
    reader.ask("set", number=strip["number"], value=50)  # per cent of 1/x² = 0.25
    alpha = reader.one("spin button", "α")
    until(lambda: reader.again(alpha)["value"][0] == 0.125, "α is set")
