"""The words of a page itself: buttons, headings, captions, and what its script says."""

from __future__ import annotations

from typing import Final

from gradapp.core.words import N_, Message

IN_PAGE: Final[dict[str, Message]] = {
    "language": N_("Page", "en", "the language of the page, as browsers know it: de for German"),
    "steps": N_("Page", "Steps"),
    "start": N_("Page", "Start"),
    "back": N_("Page", "Back"),
    "play": N_("Page", "Play"),
    "step": N_("Page", "Step"),
    "last": N_("Page", "Last", "the last step"),
    "previous": N_("Page", "Previous line"),
    "next": N_("Page", "Next line"),
    "error": N_("Page", "Error"),
    "code": N_("Page", "Code"),
    "errors": N_("Page", "E before each step"),
    "equations": N_("Page", "This step, with numbers"),
    "variables": N_("Page", "Variables"),
    "name": N_("Page", "name"),
    "value": N_("Page", "value"),
    "kind": N_("Page", "what it is"),
    "output": N_("Page", "Output"),
    "parameters": N_("Page", "Parameters after each step"),
    "all": N_("Page", "All steps"),
    "bare": N_("Page", "Without JavaScript this page shows only the table of all steps."),
    "keys": N_(
        "Page", "Keys: → step, ← back, ↓ next line, ↑ previous line, Home, End, Space plays."
    ),
}
"""What stands in the page, by the name of its place."""

IN_SCRIPT: Final[dict[str, Message]] = {
    "play": IN_PAGE["play"],
    "pause": N_("Page", "Pause"),
    "once": N_("Page", "once", "done once, before the first step"),
    "step": N_("Page", "step"),
    "line": N_("Page", "Step {step}, line {line}: {text}"),
    "curve": N_("Page", "Curve of the error with the trail of the run. {step}."),
    "levels": N_("Page", "Lines of equal error with the trail of the run. {step}."),
    "over": N_("Page", "{names} over the steps. {step}."),
}
"""What the script says, by its names; it fills in the places."""
