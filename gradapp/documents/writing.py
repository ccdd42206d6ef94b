"""Writes a document as the content of a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import msgspec
from msgspec import Raw, structs

from gradapp.core.problem import AnyProblem
from gradapp.core.problem.kinds import to_document
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.words import N_
from gradapp.documents.checksum import Checksum
from gradapp.documents.contents import (
    LARGEST_FILE,
    Document,
    DocumentError,
    KeptRun,
    LabPlace,
    OwnText,
    Unknown,
)
from gradapp.documents.schema import FORMAT, VERSION


def write(document: Document) -> bytes:
    """Return the content of a file with `document`.

    Raises:
        DocumentError: it can't be kept.
    """
    unknown = document.unknown
    recipe, lab, sight = document.recipe, document.lab, document.sight
    file: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    file["problem"] = _problem_out(recipe.problem) | _raw(unknown.get("problem", {}))
    file["method"] = recipe.method_id
    file |= _place_out(recipe, document.at)
    file["pins"] = [_pin_out(pin) for pin in document.pins]
    file["reference"] = document.reference
    file["lab"] = lab and _lab_out(lab) | _raw(unknown.get("lab", {}))
    file["sight"] = structs.asdict(sight) | _raw(unknown.get("sight", {}))
    if document.own_code != OwnText() or "own_code" in unknown:
        file["own_code"] = _own_code_out(document.own_code) | _raw(unknown.get("own_code", {}))
    file["bits"] = _bits_out(document.checksum)
    content = msgspec.json.encode(file | _raw(unknown.get("", {})))
    content = msgspec.json.format(content, indent=1) + b"\n"
    if len(content) > LARGEST_FILE:
        words = N_(
            "Document", "The document is too large to be saved: it would have {bytes} bytes."
        )
        raise DocumentError(words.filled(bytes=len(content)))
    return content


def _own_code_out(own: OwnText) -> dict[str, Any]:
    beside = own.beside
    kept = "" if beside is None else f"{'pin' if isinstance(beside, int) else 'way'}:{beside}"
    return asdict(own) | {"beside": kept}


def _place_out(recipe: Recipe, place: Place) -> dict[str, Any]:
    """Return how far a run has come, where in it a person is, and how it ended, if it did."""
    found: dict[str, Any] = {"steps": recipe.steps, "cursor": place.step, "line": place.line}
    if place.is_beyond:
        found["beyond"] = True
    if recipe.ended is not None:
        found["ended"] = recipe.ended
    return found


def _lab_out(lab: LabPlace) -> dict[str, Any]:
    recipe = lab.recipe
    found: dict[str, Any] = {"entry": recipe.method_id, "answer": lab.answer}
    found |= _place_out(recipe, lab.at)
    if recipe.problem != Problem():
        found["problem"] = _problem_out(recipe.problem)
    return found


def _raw(unknown: Unknown) -> dict[str, Any]:
    return {name: Raw(value) for name, value in unknown.items()}


def _problem_out(problem: AnyProblem) -> dict[str, Any]:
    kept = to_document(problem)
    if kept is None:
        words = N_("Document", "This problem can't be saved: there is no formula for it.")
        raise DocumentError(words)
    if "kind" not in kept:
        kept["samples"] = kept["samples"].replace("\t", ", ").splitlines()
    return kept


def _bits_out(kept: Checksum | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    rows = zip(kept.steps, kept.numbers, strict=True)
    lines = [", ".join((str(step), *map(repr, numbers))) for step, numbers in rows]
    return {"numbers": lines, "sums": kept.sums}


def _pin_out(pin: KeptRun) -> dict[str, Any]:
    recipe = pin.recipe
    own = {
        "name": str(pin.name),  # one that the application has given is a text of a kind of its own
        "problem": _problem_out(recipe.problem),
        "method": recipe.method_id,
        "steps": recipe.steps,
        "slot": pin.slot,
        **({} if recipe.ended is None else {"ended": recipe.ended}),
        "bits": _bits_out(pin.checksum),
    }
    return own | _raw(pin.unknown)
