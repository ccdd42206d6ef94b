"""Measures what must be fast, each figure beside what it is compared with, in one run.

    python3 packaging/dev.py bench [NAME ...]

Every pair is measured in turn, A B A B, so that a machine that slows down slows both; quoted are
medians, and the ratio of the medians. Nothing here fails a build.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

CHILDREN = Path(__file__).with_name("children.py")
BUNDLE = Path(__file__).resolve().parents[2] / "dist" / "gradapp" / "gradapp"
PAINTED = "The window is painted."
MILLION = 1_000_000


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    measured: str
    against: str
    ratio: str
    wanted: str


def child(name: str, *args: object) -> dict[str, Any]:
    """Run one measurement in a process of its own and return its figures."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment["PYTHONHASHSEED"] = "0"
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed modules are compiled already
    done = subprocess.run(
        [sys.executable, str(CHILDREN), name, *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stderr}")
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def start_up(rounds: int) -> list[Row]:
    """First paint, and PyTorch ready after it."""
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(child("bare_start"))
        ours.append(child("our_start"))
    rows = []
    for key, what, wanted in (
        ("paint", "first paint of the window with its plot", "≤ 1.35"),
        ("torch", "all four ways ready, after first paint", "≤ 1.15"),
    ):
        a = statistics.median(figures[key] for figures in ours)
        b = statistics.median(figures[key] for figures in bare)
        rows.append(Row(what, f"{a:.3f} s", f"{b:.3f} s", f"{a / b:.2f}", wanted))
    return rows


def engine(_rounds: int) -> list[Row]:
    """Steps per second of each way, window open."""
    return _rates("engine", "window open")


def rules(_rounds: int) -> list[Row]:
    """Steps per second of each rule in each way, two parameters and 100 samples, window open."""
    return _rates("rules", "2 parameters, 100 samples, window open")


def _rates(of: str, where: str) -> list[Row]:
    rows = []
    for name, figures in child(of).items():
        a, b, ratio = (figures[key] for key in ("engine", "plain", "ratio"))
        what = f"engine, {name}, {where}"
        rows.append(Row(what, f"{a:,.0f} steps/s", f"{b:,.0f} steps/s", f"{ratio:.2f}", "≥ 0.9"))
    return rows


def problems(_rounds: int) -> list[Row]:
    """A new problem until it is painted, and another rule or another batch until its step is."""
    figures = child("problems")
    lines = figures["lines"]
    first, ours, bare = lines["first"], lines["ours"], lines["bare"]
    return [
        Row(
            "a new problem of 2 parameters and 100 samples, its lines of equal error painted",
            f"{ours:.0f} ms (the first {first:.0f} ms)",
            f"{bare:.0f} ms without lines",
            f"+ {ours - bare:.0f} ms",
            "≤ + 50 ms",
        ),
        *(
            Row(
                what,
                f"{figures[name]['median']:.0f} ms",
                f"{figures[name]['slowest']:.0f} ms the slowest",
                "–",
                "≤ 200 ms",
            )
            for name, what in (
                ("rule", "another rule at step 100, the same step painted"),
                ("momentum", "another momentum at step 100, the same step painted"),
                ("batches", "another batch, whose first step is still to be made, painted"),
            )
        ),
    ]


def frames(_rounds: int) -> list[Row]:
    """The time of a frame, by the length of the run; and of a step by key."""
    figures = child("frames")
    bare, few, many = figures["bare"], figures["few"], figures["many"]
    return [
        Row(
            "a frame, everything visible, 500 steps, against three bare plots with other curves",
            f"{few:.2f} ms",
            f"{bare:.2f} ms",
            f"{figures['few_ratio']:.2f}",
            "≤ 1.5",
        ),
        Row(
            "the same at 1,000,000 steps",
            f"{many:.2f} ms",
            f"{few:.2f} ms",
            f"{figures['many_ratio']:.2f}",
            "≤ 1.2",
        ),
        *(
            Row(
                f"key press → painted step, its lines still to be told, {what}, 95th percentile, "
                "against such a frame",
                f"{figures[f'key_{name}']:.1f} ms",
                f"{figures[name]:.2f} ms",
                f"{figures[f'key_{name}_ratio']:.2f}",
                wanted,
            )
            for name, what, wanted in (
                ("long", "100,000 steps, python", "≤ 2.5"),
                ("told", "autograd, all compared and told line by line", "≤ 3.5"),
            )
        ),
    ]


def flat_out(_rounds: int) -> list[Row]:
    """Frames while the worker runs flat out."""
    figures = child("flat_out")
    return [
        Row(
            f"frame while {method} runs flat out, 99th percentile against median; frames a second",
            f"{figure['frame_99']:.1f} ms",
            f"{figure['frame']:.1f} ms",
            f"{figure['frame_99'] / figure['frame']:.2f}; {figure['rate']:.0f}",
            "≤ 2.5; ≥ 10",
        )
        for method, figure in figures.items()
    ]


def tracing(_rounds: int) -> list[Row]:
    """A step told line by line, beside the same step untold."""
    return [
        Row(
            f"one step recorded line by line, {method}",
            f"{figure['recorded']:.2f} ms",
            f"{figure['plain']:.4f} ms",
            f"{figure['recorded'] / figure['plain']:.0f}",
            "≤ 5 ms",
        )
        for method, figure in child("tracing").items()
    ]


def sweep(_rounds: int) -> list[Row]:
    """Sweeps over 200 learning rates, beside plain loops of as many steps."""
    figures = child("sweep")
    rows = []
    for name, what, wanted in (
        ("usual", "sweep over 200 learning rates, way 1", "≤ 3 s"),
        ("slow", "the same if each takes 10,000 steps", "≤ 3 s"),
        ("autograd", "sweep over 200 learning rates, way 2", "–"),
    ):
        a, b, steps = (figures[name][key] for key in ("ours", "plain", "steps"))
        what = f"{what} ({steps:,} steps)"
        rows.append(Row(what, f"{a:.2f} s", f"{b:.2f} s", f"{a / b:.2f}", wanted))
    return rows


def memory(_rounds: int) -> list[Row]:
    """Memory with as many steps as there may be."""
    ours = child("our_memory", MILLION)["rss"]
    bound = child("bare_memory")["rss"] + 40 * MILLION
    told = (f"{ours / 1e6:.0f} MB", f"{bound / 1e6:.0f} MB", f"{ours / bound:.2f}", "≤ 0.9")
    return [Row(f"memory at {MILLION:,} steps", *told)]


def own_code(_rounds: int) -> list[Row]:
    """What recording costs a loop of one's own, and how soon its first line is told."""
    figures = child("own_code")
    begins, kept = figures.pop("begins"), figures.pop("memory")
    return [
        *(
            Row(
                f"processor time a recorded line, {name}, against the same unrecorded",
                f"{figure['ours']:.3f} ms",
                f"{figure['plain']:.3f} ms",
                f"+ {figure['ours'] - figure['plain']:.3f} ms",
                "≤ + 1 ms" if name == "linear_adam.py" else "–",
            )
            for name, figure in figures.items()
        ),
        Row(
            "from Run to the first line told, PyTorch in it, against a process that must start",
            f"{begins['warm']:.3f} s ({begins['memory'] / 1e6:.0f} MB wait)",
            f"{begins['cold']:.3f} s",
            f"{begins['warm'] / begins['cold']:.3f}",
            "≤ 0.3 s",
        ),
        Row(
            f"memory for {kept['lines']:,} recorded lines",
            f"{kept['bytes'] / 1e6:.0f} MB",
            "–",
            "–",
            "≤ 300 MB",
        ),
    ]


def bundle(rounds: int) -> list[Row]:
    """From the start of the process to the first paint: what is installed, and the checkout."""
    what = "first paint after the start of the bundle, against the checkout"
    if not BUNDLE.exists():
        return [Row(what, "no bundle: `dev.py bundle` makes it", "–", "–", "≤ 1.2")]
    installed, checkout = [], []
    for _ in range(rounds):
        checkout.append(_painted_after([sys.executable, "-m", "gradapp"]))
        installed.append(_painted_after([str(BUNDLE)]))
    a, b = statistics.median(installed), statistics.median(checkout)
    return [Row(what, f"{a:.3f} s", f"{b:.3f} s", f"{a / b:.2f}", "≤ 1.2")]


def _painted_after(command: list[str]) -> float:
    """Start the application as a person without settings, and read in its log when it painted."""
    with tempfile.TemporaryDirectory(prefix="gradapp-bench-") as home:
        environment = {"HOME": home, "XDG_RUNTIME_DIR": home, "PATH": "/usr/bin:/bin"}
        environment["QT_QPA_PLATFORM"] = "offscreen"
        log = Path(home) / ".local" / "share" / "gradapp" / "gradapp.log"
        began = time.time()
        process = subprocess.Popen(command, env=environment, cwd=BUNDLE.parents[2])
        try:
            while time.time() < began + 60 and process.poll() is None:
                lines = log.read_text("utf-8").splitlines() if log.exists() else []
                painted = next((line for line in lines if line.endswith(PAINTED)), "")
                if painted:
                    moment = datetime.strptime(painted[:23], "%Y-%m-%d %H:%M:%S,%f")
                    return moment.timestamp() - began
                time.sleep(0.02)
        finally:
            process.kill()
            process.wait()
    sys.exit(f"{command[0]} did not paint its window")


PARTS: dict[str, Callable[[int], list[Row]]] = {
    "start_up": start_up,
    "engine": engine,
    "rules": rules,
    "problems": problems,
    "frames": frames,
    "flat_out": flat_out,
    "tracing": tracing,
    "sweep": sweep,
    "memory": memory,
    "own_code": own_code,
    "bundle": bundle,
}


def main() -> None:
    """Measure the parts that were asked for and print them as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="NAME", help=f"of {', '.join(PARTS)} (all)")
    parser.add_argument("--rounds", type=int, default=7, help="pairs of starts (%(default)s)")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there is {', '.join(PARTS)}")
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print("| what | measured | against | ratio | wanted |\n|---|---|---|---|---|")
    for name in options.parts or PARTS:
        for row in PARTS[name](options.rounds):
            cells = (row.what, row.measured, row.against, row.ratio, row.wanted)
            print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
