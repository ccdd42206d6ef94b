"""Whatever is changed, in whatever order: undone and made again, a document is as it was there.

What the document said at each height of the stack of changes is kept here when a height is left.
Going down and up, all must be there again: problem, way and pins; and the steps with the cursor and
the line, too, but where the change was none of the run: there a person stays where they look.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QGuiApplication

from gradapp.app.system.settings import Remembered
from gradapp.core.methods import METHODS
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import RULES, rule
from gradapp.core.run.place import Place
from gradapp.documents.document import Document
from gradapp.documents.link import link_of
from tests.products import some
from tests.soak.changing import Changing
from tests.soak.draws import actions_of, does, integer, maybe, one_of

LIMIT_SECONDS = 120.0
ACTIONS = some(10, 25)
OF_THE_NOTEBOOK = ("drag_the_ball", "edit", "turn_a_field")
LEFT_OUT = ("undo_and_make_again", "be_welcomed", "leave_the_lab")
"""What is done here in another way, and what begins on the first day only."""


class Undoing(Changing):
    """A person who changes much, and changes their mind."""

    def play(self) -> int:
        """Open a window, do things there, take all back and do all again."""
        choose = self.random.choice
        self.open(Remembered(animate=False, method=choose(METHODS).id, welcome=False))
        self.until(lambda: " ready" in self.the_person.status)
        self.known: dict[int, Document] = {}
        actions = [each for each in actions_of(type(self)) if each.name not in LEFT_OUT]
        for _ in range(ACTIONS):
            action = choose(actions)
            drawn = {name: draw(self.random) for name, draw in action.draws.items()}
            self.tell(f"{action.name}({', '.join(f'{k}={v!r}' for k, v in drawn.items())})")
            of_notebook = isinstance(self.current_run.problem, Problem)
            if of_notebook or action.name not in OF_THE_NOTEBOOK:
                self.do(action.name, drawn)
        self.tell("take all back, and do all again")
        self.come_back_from_the_lab()
        stack = self.workbench.history.stack
        for height in (0, stack.count()):
            self.go_to(height)
        self.close()
        self.nothing_went_wrong()
        return ACTIONS

    def do(self, name: str, drawn: dict[str, Any]) -> None:
        """Do something, and know what was there before; what is no change has changed nothing."""
        below, before, run = self.height, self.document(), self.engine.run
        was_outside = not self.current_run.is_in_lab
        if was_outside:
            self.known[below] = before
        getattr(self, name)(**drawn)
        self.rest()
        if name == "change_my_mind":
            return
        if self.height != below:
            self.known = {at: known for at, known in self.known.items() if at <= below}
            return
        after = self.document()
        assert content(after) == content(before), f"not told: {name}"
        if was_outside and not self.current_run.is_in_lab and self.engine.run != run:
            if drawn.get("id") == "afresh":  # to where no line is looked at
                before = replace(before, at=Place(before.at.step))
            assert after == before, f"{name} has lost {before}, there is {after}"

    @property
    def height(self) -> int:
        return self.workbench.history.stack.index()

    def rest(self) -> None:
        self.come_to_rest()
        shown = self.workbench.shown_run
        self.until(lambda: shown.is_settled and self.pins.now.are_made and self.at_rest)

    def document(self) -> Document:
        self.rest()
        return replace(self.workbench.document.now(), lab=None, sight=Document().sight)

    def go_to(self, height: int) -> None:
        """Undo or redo one by one, and look what there is at each height."""
        actions = self.window.menus.actions
        while self.height != height:
            here, run = self.document(), self.engine.run
            self.known[self.height] = here
            actions["undo" if self.height > height else "redo"].trigger()
            found = self.document()
            expected = self.known.get(self.height)
            if expected is None:
                continue  # several changes were made at once, and nobody saw what was between
            if self.engine.run == run:  # pins alone: a person stays where they look
                there = here.recipe
                recipe = replace(expected.recipe, steps=there.steps, ended=there.ended)
                expected = replace(expected, recipe=recipe, at=here.at)
            assert found == expected, f"{found}\ninstead of\n{expected}"

    @does(share=integer(0, 100))
    def change_my_mind(self, share: int) -> None:
        if not self.current_run.is_in_lab:
            self.go_to(self.workbench.history.stack.count() * share // 100)

    @does(index=integer(0, len(GALLERY) - 1))
    def open_from_the_gallery(self, index: int) -> None:
        count = len(self.window.menus.examples) - len(GALLERY)
        self.window.menus.examples[count + index].trigger()

    @does(name=one_of(list(RULES)), decay=one_of([0.0, 0.25]))
    def choose_a_rule(self, name: str, decay: float) -> None:
        problem = self.current_run.problem
        self.workbench.requests.set_problem(problem.but(rule=rule(name, weight_decay=decay)))

    @does(size=maybe(integer(1, 3)), seed=maybe(integer(0, 9)))
    def take_a_batch(self, size: int | None, seed: int | None) -> None:
        problem = self.current_run.problem
        if isinstance(problem, Fit) and problem.data is not None and len(problem.data) > 2:
            order = None if size is None else seed
            self.workbench.requests.set_problem(problem.but(batch=size, shuffle_seed=order))

    @does(ids=one_of([("step",) * 3, ("back",), ("line_back", "line_back"), ("line_forward",)]))
    def move(self, ids: tuple[str, ...]) -> None:
        for id in ids:
            self.window.menus.actions[id].trigger()
            self.rest()

    @does()
    def come_back_from_the_lab(self) -> None:
        self.window.menus.actions["leave_lab"].trigger()

    @does(id=one_of(["afresh", "notebook", "race_rules"]))
    def command(self, id: str) -> None:
        self.window.menus.actions[id].trigger()

    @does()
    def paste_its_own_link(self) -> None:
        QGuiApplication.clipboard().setText(link_of(self.workbench.current_run.outside_lab.recipe))
        self.window.menus.actions["paste_link"].trigger()


def content(document: Document) -> object:
    pins = [(pin.slot, pin.name, replace(pin.recipe, ended=None)) for pin in document.pins]
    return document.recipe.problem, document.recipe.method_id, pins, document.reference


def one_round(seed: int) -> int:
    with Undoing(seed) as round_:
        return round_.play()
