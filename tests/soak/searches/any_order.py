"""Whatever a person does, and in whatever order: the screen stays true, and nothing goes wrong.

After each thing that is done, all that can be read in the window must speak of the same step of the
same run, and that run must be what plain arithmetic makes of its numbers.
"""

from __future__ import annotations

from gradapp.app.system.settings import Remembered
from gradapp.core.methods import METHODS
from gradapp.core.problem.examples import EXAMPLES
from gradapp.ui.transport.speeds import SPEEDS
from tests.products import some
from tests.soak.appearing import Appearing
from tests.soak.changing import Changing
from tests.soak.draws import actions_of, does
from tests.soak.moving import Moving

LIMIT_SECONDS = 120.0
ACTIONS = some(20, 60)


class AnyOrder(Moving, Changing, Appearing):
    """A person who does anything at any time."""

    def play(self) -> int:
        """Open a window, do `ACTIONS` things there, and close it."""
        choose = self.random.choice
        method, (_, problem) = choose(METHODS).id, choose(EXAMPLES)
        speed, animate = self.random.randrange(len(SPEEDS)), self.random.random() < 0.5
        self.tell(f"start with {method}, {problem}, speed {speed}, animate {animate}")
        self.open(Remembered(animate=animate, speed=speed, method=method, problem=problem))
        self.all_is_well()
        # Who does fewer kinds of things does more of them one after the other.
        known = actions_of(type(self))
        known = self.random.sample(known, self.random.choice((len(known), 8, 15)))
        for _ in range(ACTIONS):
            action = choose([each for each in known if each.possible(self)] or known[:1])
            drawn = {name: draw(self.random) for name, draw in action.draws.items()}
            self.tell(f"{action.name}({', '.join(f'{k}={v!r}' for k, v in drawn.items())})")
            if action.possible(self):
                getattr(self, action.name)(**drawn)
            self.all_is_well()
        self.tell("come to rest and close")
        self.pause()
        self.come_to_rest()
        self.check_run()
        self.close()
        self.nothing_went_wrong()
        return ACTIONS

    @does()
    def close_and_reopen(self) -> None:
        before = self.what_is_remembered()
        self.close()
        self.nothing_went_wrong()
        self.forget_window()
        self.open(self.settings.load())
        assert self.what_is_remembered() == before
        assert (self.current_run.cursor, len(self.current_run.run)) == (0, 0)

    def what_is_remembered(self) -> dict[str, object]:
        actions = self.window.menus.actions
        return {
            "problem": self.current_run.outside_lab.recipe.problem,
            "method": self.current_run.outside_lab.recipe.method_id,
            "speed": self.label("speed_label"),
            "scale": self.workbench.appearance.text_scale,
            "scheme": self.workbench.appearance.scheme,
            "switches": [actions[id].isChecked() for id in ("animate", "logarithmic")],
            "panels": [dock.isHidden() for dock in self.window.docks.values()],
        }


def one_round(seed: int) -> int:
    with AnyOrder(seed) as round_:
        return round_.play()
