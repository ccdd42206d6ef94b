"""What each control and panel is about, and where in the window a word is to be seen."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

OF_CONTROLS: Final = {
    "method": "ways",
    "theta": "parameter",
    "x": "model",
    "y": "residual",
    "alpha": "learning-rate",
    "precision": "float32",
    "problem_panel": "to-type",
    "sweep_button": "to-find-alpha",
    "sweep_view": "to-find-alpha",
    "learning_rate_panel": "learning-rate",
    "why_button": "to-ask-why",
    "comparison_run": "bits",
    "comparison_panel": "ways",
    "formula_panel": "update",
    "thetaPerStep": "parameter",
    "errorPerStep": "error",
    "error_plot": "gradient",
    "variables": "tensor",
    "code_panel": "to-walk",
    "graph_panel": "graph",
    "steps_panel": "step",
    "pins_panel": "to-pin",
    "side_by_side": "to-see-four-codes",
    "hall": "to-lecture",
    "hall_stage": "to-lecture",
    "callout": "to-welcome",
    "lab_panel": "to-try-the-lab",
    "own_code": "to-own-code",
    "own_graph": "graph",
    "own_landscape": "gradient",
    "line_back": "to-walk",
    "line_forward": "to-walk",
    "transport": "to-step",
    "main_window": "to-ask",
}
"""Which section of the help is about a control, or about the panel it is in, by their names."""

IN_WINDOW: Final = {
    "step": ("", "position", ""),
    "parameter": ("formula", "update", ""),
    "model": ("problem", "formulas", ""),
    "residual": ("formula", "error", ""),
    "error": ("formula", "error", ""),
    "gradient": ("formula", "gradient", ""),
    "learning-rate": ("rate", "learning_rate_strip", ""),
    "update": ("formula", "update", ""),
    "minimum": ("", "error_plot", ""),
    "contraction": ("rate", "contraction_factor", ""),
    "converge": ("", "thetaPerStep", ""),
    "diverge": ("rate", "learning_rate_strip", ""),
    "hessian": ("rate", "curvature", ""),
    "eigenvalue": ("rate", "curvature", ""),
    "condition": ("rate", "curvature", ""),
    "fixed-point": ("formula", "update", ""),
    "ways": ("ways", "ways_table", ""),
    "tensor": ("code", "variables", ""),
    "requires-grad": ("code", "code", "requires_grad"),
    "leaf": ("code", "variables", ""),
    "grad-fn": ("code", "variables", ""),
    "graph": ("graph", "graph_panel", ""),
    "backward": ("code", "code", "backward"),
    "grad": ("code", "code", ".grad"),
    "no-grad": ("code", "code", "no_grad"),
    "zero-grad": ("code", "code", "zero_grad"),
    "yield": ("code", "code", "yield"),
    "optimizer": ("code", "code", "torch.optim"),
    "mseloss": ("code", "code", "MSELoss"),
    "reduction": ("code", "code", "MSELoss"),
    "broadcasting": ("code", "variables", ""),
    "float32": ("problem", "precision", ""),
    "float64": ("problem", "precision", ""),
    "rounding": ("ways", "why_button", ""),
    "ulp": ("ways", "verdict", ""),
    "bits": ("ways", "verdict", ""),
    "fma": ("ways", "why_button", ""),
}
"""Where a word is to be seen: the panel, the name of a part of it, and a word of code in that."""

VERDICT: Final = "verdict"
IN_CODES: Final = {
    "parameter": "θ_0",
    "residual": "fx_y",
    "error": "E =",
    "gradient": "θgrad",
    "update": "θ -=",
    "learning-rate": "α",
    "tensor": "torch.tensor",
    "leaf": "requires_grad",
    "grad-fn": "E.backward",
    "broadcasting": "torch.tensor",
    "rounding": VERDICT,
    "ulp": VERDICT,
    "bits": VERDICT,
    "fma": VERDICT,
}
"""By which code a word is seen among the programs side by side, or in what is said of them."""


def section_of(control: QWidget) -> str:
    """Return which section is about `control`, or about the panel that it is in."""
    widget: QWidget | None = control
    while widget is not None:
        if widget.objectName() in OF_CONTROLS:
            return OF_CONTROLS[widget.objectName()]
        widget = widget.parentWidget()
    return OF_CONTROLS["main_window"]
