"""A kind of file that the package does not export: the steps as a table in Markdown."""

from gradapp.core.words import N_, write
from gradapp.documents.export.exported import Exported, OnProgress
from gradapp.documents.export.kinds import FileKind

KIND = FileKind(".md", N_("Export", "Steps as Markdown"), __name__)


def content(exported: Exported, ending: str, progress: OnProgress) -> bytes:
    """Return the steps, a row each."""
    run = exported.run
    rows = [["step", *map(write, run.columns.symbols)], ["--:"] * (1 + len(run.columns))]
    for step, numbers in enumerate(run.steps.T.tolist(), start=1):
        rows.append([str(step), *map(repr, numbers)])
        progress(step / len(run))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode()
