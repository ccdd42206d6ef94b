"""Builds dist/gradapp: the program with Python, Qt and PyTorch in one folder, and starts it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final

import dev

from release import licences, needed, sbom
from release.components import components
from release.project import (
    BuildError,
    Project,
    files,
    fingerprint,
    megabytes,
    need,
    need_python_library,
    replace_folder,
    run,
    size,
    tool,
)

BUDGET: Final = 620_000_000
"""The most bytes that the folder may hold."""

# Symbol tables that nothing but a debugger reads: 120 MB. The libraries of other wheels were moved
# by patchelf, which strip does not bear.
_STRIPPED: Final = (
    "libpython*.so*",
    "python3.*/lib-dynload/*.so",
    "torch/*.so",
    "torch/bin/*",
    "torch/lib/*.so",
)


def build(project: Project) -> Path:
    """Build the folder unless it is there and of the same sources; return it.

    Raises:
        BuildError: it could not be built, is too large, or does not work.
    """
    stamp = project.work / "bundle.json"
    ingredients = _ingredients(project)
    if stamp.is_file() and project.bundle.is_dir():
        if json.loads(stamp.read_text("utf-8")) == ingredients:
            return project.bundle
        stamp.unlink()
    need(objdump="binutils", readelf="binutils", strip="binutils")
    need_python_library()
    began = time.monotonic()
    _freeze(project)
    _strip(project.bundle)
    licences.collect(project)
    sbom.write(project, components(project), "linux")
    _check_size(project.bundle)
    needed.check(project)
    prove(project.bundle)
    stamp.write_text(json.dumps(ingredients, indent=1) + "\n", "utf-8")
    total = megabytes(size(project.bundle))
    dev.say(f"{project.bundle}: {total}, built in {time.monotonic() - began:.0f} s")
    return project.bundle


def _ingredients(project: Project) -> dict[str, str]:
    sources = list((project.root / "gradapp").rglob("*.py"))
    sources += files(project.root / "resources")
    recipes = ("bundle.py", "components.py", "licences.py", "needed.py", "sbom.py")
    sources += [project.packaging / "release" / name for name in recipes]
    sources += files(project.packaging / "licences") + files(project.packaging / "hooks")
    sources += [project.packaging / name for name in ("gradapp.spec", "constraints.txt")]
    sources += [project.root / name for name in ("pyproject.toml", "LICENSE")]
    return {"sources": fingerprint(sources, project.root), "epoch": str(project.epoch)}


def _freeze(project: Project) -> None:
    dev.say("Building the bundle; this takes minutes.")
    work = replace_folder(project.work / "pyinstaller")
    shutil.rmtree(project.bundle, ignore_errors=True)
    log = run(
        tool("pyinstaller"),
        "--noconfirm",
        "--log-level=WARN",
        f"--distpath={project.dist}",
        f"--workpath={work}",
        project.packaging / "gradapp.spec",
        env=project.environment(),
        cwd=work,
    )
    (project.work / "pyinstaller.log").write_text(log, "utf-8")
    shutil.rmtree(work)


def _strip(bundle: Path) -> None:
    internal = bundle / "_internal"
    libraries = [path for pattern in _STRIPPED for path in sorted(internal.glob(pattern))]
    for library in libraries:
        run("strip", "--strip-unneeded", library)


def _check_size(bundle: Path) -> None:
    total = size(bundle)
    if total > BUDGET:
        largest = sorted(files(bundle), key=lambda path: -path.lstat().st_size)[:10]
        lines = [f"  {megabytes(path.lstat().st_size)}  {path.name}" for path in largest]
        raise BuildError(
            f"the bundle holds {megabytes(total)}, {megabytes(total - BUDGET)} over its budget; "
            "the largest files:\n" + "\n".join(lines)
        )


# What a person's own code counts on, though nothing of gradapp uses it: the standard library, the
# text of a function of its own, and gradients of gradients, for which PyTorch reads that of enum.
_OWN_CODE: Final = """\
import inspect, sched, wave, xml.sax, zoneinfo
import torch

def cube(t):
    return (t**3).sum()

assert "t**3" in inspect.getsource(cube)
assert torch.func.hessian(cube)(torch.ones(1)).item() == 6
"""


def prove(bundle: Path) -> None:
    """Start the bundle away from the checkout, as a person without settings.

    Raises:
        BuildError: its self-test failed, or it drew no picture.
    """
    with tempfile.TemporaryDirectory(prefix="gradapp-bundle-") as home:
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
        env = {**kept, "HOME": home, "PATH": "/usr/bin:/bin"}
        program = bundle / "gradapp"
        print(run(program, "--self-test", env=env, cwd=Path(home)), end="")
        picture = Path(home) / "window.png"
        run(program, "screenshot", picture, "--steps", "3", env=env, cwd=Path(home))
        if not picture.is_file() or picture.stat().st_size < 20_000:
            raise BuildError("the bundle drew no picture of its window.")
        own = Path(home) / "own.py"
        own.write_text(_OWN_CODE, "utf-8")
        run(program, "trace", own, env=env, cwd=Path(home))
        wrong = subprocess.run([program, "--nonsense"], env=env, capture_output=True, check=False)
        if wrong.returncode != 2:
            raise BuildError(f"the bundle ended with {wrong.returncode} on a wrong word, not 2.")
