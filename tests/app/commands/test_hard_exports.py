"""`gradapp export` where it is hard: files in the way, full disks, names, long and broken runs."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gradapp.__main__ import main
from gradapp.core.problem import AnyProblem
from gradapp.core.problem.data import Data
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.rules.table import rule
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.document import Document, KeptRun, save
from gradapp.documents.export.kinds import FILE_KINDS
from tests import forked
from tests.app.commands.test_export import refused
from tests.app.system.test_ending import started
from tests.documents.export.running import soon
from tests.products import pairs, some

WITHOUT_A_WINDOW = [kind.ending for kind in FILE_KINDS if not kind.is_picture]
PICTURES = [[kind.ending] for kind in FILE_KINDS if kind.is_picture]
"""Those for which a process has a window, and ends with it."""
HINDERED = pairs(PICTURES, ["file", "folder", "full disk"])
"""What can't be written, and why."""
FIVE = Data(("x",), ((1.0, 2.0, 4.0, 3.0, 5.0),), (1.0, 3.0, 3.0, 2.0, 5.0))
FOUR = Fit("a*x**3 + b*x**2 + c*x + d", FIVE, rule=rule("adam"), alpha=0.01)
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such thing")


@pytest.fixture
def document(tmp_path: Path) -> str:
    save(Document(Recipe(steps=3)), tmp_path / "d.gradapp")
    return str(tmp_path / "d.gradapp")


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("ending", [".csv", ".html"])
def test_a_file_that_is_there_is_replaced_by_all_of_the_new_one_and_keeps_rights_and_links(
    tmp_path: Path, document: str, ending: str
) -> None:
    there, link, new = (tmp_path / f"{name}{ending}" for name in ("there", "link", "new"))
    there.write_text("older and longer" * 9_999)
    there.chmod(0o640)
    link.symlink_to(there)
    assert main(["export", document, str(link)]) == 0
    assert main(["export", document, str(new)]) == 0
    assert link.is_symlink()
    assert there.read_bytes() == new.read_bytes()
    assert stat.S_IMODE(there.stat().st_mode) == 0o640


EACH = """
import sys
from gradapp.__main__ import main
document, *others = sys.argv[1:]
print([main(["export", document, each]) for each in others])
"""
# Of pictures that move it tells, from the first on, how many are drawn.
EACH_WITH_PROGRESS = EACH.replace('"export", ', '"export", "--progress", ')


@POSIX
def test_a_pipe_or_a_folder_in_the_place_of_the_file_and_no_folder_for_it_are_refused_at_once(
    tmp_path: Path,
) -> None:
    save(Document(Recipe(steps=1)), tmp_path / "d.gradapp")
    other, none = "it is not a regular file", "No such file or directory"
    refusals: dict[Path, str] = {}
    for kind in FILE_KINDS:
        pipe, folder = (tmp_path / f"{name}{kind.ending}" for name in ("pipe", "folder"))
        os.mkfifo(pipe)
        folder.mkdir()
        nowhere = tmp_path / "none" / f"out{kind.ending}"
        refusals |= {pipe: other, folder: other, nowhere: none}
    before = names(tmp_path)
    done = forked.python("-c", EACH_WITH_PROGRESS, tmp_path / "d.gradapp", *refusals)
    *sent, codes = done.stdout.splitlines()
    assert codes == f"{[2] * len(refusals)}"
    assert [dict(json.loads(each)["values"])["name"] for each in sent] == [
        path.name for path in refusals
    ]
    assert done.stderr.splitlines() == [
        f"gradapp export: error: {path.name} can't be written: {why}."
        for path, why in refusals.items()
    ]
    assert names(tmp_path) == before


AS_NOBODY = """
import os, sys
from gradapp import files
from gradapp.__main__ import main
write = files.write

def write_as_nobody(path, content):
    is_root = os.getuid() == 0
    if is_root:
        os.setresuid(65534, 65534, 0)  # only now: Python and Qt may be where only root may read
    try:
        write(path, content)
    finally:
        if is_root:
            os.setresuid(0, 0, 0)

files.write = write_as_nobody
document, *others = sys.argv[1:]
print([main(["export", document, each]) for each in others])
"""


ASKED_AS_NOBODY = """
import os, sys
from pathlib import Path
from gradapp.documents.export.kinds import ExportError, may_be_written
if os.getuid() == 0:
    os.setuid(65534)
for name in sys.argv[1:]:
    try:
        may_be_written(Path(name))
        print("it may")
    except ExportError as error:
        print(error)
"""


@POSIX
def test_where_no_file_may_be_made_none_is_computed() -> None:
    folder = Path(tempfile.mkdtemp(prefix="gradapp-test-"))
    try:
        closed, there, new = folder / "closed", folder / "closed" / "a.gif", folder / "new.gif"
        closed.mkdir()
        there.write_text("mine")
        there.chmod(0o666)
        closed.chmod(0o555)
        folder.chmod(0o777)
        done = forked.python("-c", ASKED_AS_NOBODY, closed / "b.gif", there, new)
        assert done.stdout.splitlines() == [
            "b.gif can't be written: Permission denied.",
            "a.gif can't be written: Permission denied.",
            "it may",
        ]
    finally:
        closed.chmod(0o755)
        shutil.rmtree(folder)


@POSIX
@pytest.mark.parametrize(
    ("place", "endings"),
    [
        ("file", WITHOUT_A_WINDOW),
        ("folder", WITHOUT_A_WINDOW),
        *((place, endings) for endings, place in HINDERED if place != "full disk"),
    ],
)
def test_a_file_or_a_folder_that_may_only_be_read_stays_as_it_is(
    place: str, endings: list[str]
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="gradapp-test-"))  # pytest's are for their owner alone
    try:
        save(Document(Recipe(steps=1)), folder / "d.gradapp")
        closed = folder / "closed"
        closed.mkdir()
        read_only = [folder / f"mine{ending}" for ending in endings]
        for each in read_only:
            each.write_text("mine")
            if os.getuid() == 0:
                os.chown(each, 65534, 65534)
            each.chmod(0o444)
        closed.chmod(0o555)
        folder.chmod(0o777)
        in_closed = [closed / f"out{ending}" for ending in endings]
        paths = read_only if place == "file" else in_closed
        done = forked.python("-c", AS_NOBODY, folder / "d.gradapp", *paths)
        assert done.stdout == f"{[2] * len(paths)}\n"
        assert done.stderr.splitlines() == [
            f"gradapp export: error: {each.name} can't be written: Permission denied."
            for each in paths
        ]
        assert {each.read_text() for each in read_only} == {"mine"}
        assert names(folder) == sorted(["closed", "d.gradapp", *(one.name for one in read_only)])
        assert names(closed) == []
    finally:
        shutil.rmtree(folder)


FILLS = """
import resource, sys
sys.dont_write_bytecode = True  # which Python itself, where it is no fork, would leave half written
from gradapp.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (40, 40))
document, *others = sys.argv[1:]
print([main(["export", document, each]) for each in others])
"""


@POSIX
@pytest.mark.parametrize(
    "endings", [WITHOUT_A_WINDOW, *(endings for endings, place in HINDERED if place == "full disk")]
)
def test_on_a_full_disk_each_kind_leaves_what_was_there(tmp_path: Path, endings: list[str]) -> None:
    save(Document(Recipe(steps=1)), tmp_path / "d.gradapp")
    files = [tmp_path / f"there{ending}" for ending in endings]
    for each in files:
        each.write_text("older")
    before = names(tmp_path)
    done = forked.python("-c", FILLS, tmp_path / "d.gradapp", *files)
    assert done.stdout == f"{[2] * len(files)}\n"
    told = done.stderr.splitlines()
    if endings in PICTURES:  # a window has a log, for which there is no room either
        assert told.pop(0) == "gradapp can't write its log: [Errno 27] File too large"
    assert told == [
        f"gradapp export: error: {each.name} can't be written: File too large." for each in files
    ]
    assert {each.read_text() for each in files} == {"older"}
    assert names(tmp_path) == before


@POSIX
def test_names_with_greek_letters_and_spaces_are_written_under_any_locale(tmp_path: Path) -> None:
    folder = tmp_path / "α and θ"
    folder.mkdir()
    save(Document(Recipe(steps=3)), folder / "the θ run.gradapp")
    for name in ("C", "en_US.ISO-8859-1"):
        narrow = {"LC_ALL": name, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        outputs = [folder / f"the θ run by {name}{ending}" for ending in WITHOUT_A_WINDOW]
        done = subprocess.run(
            [sys.executable, "-c", EACH, folder / "the θ run.gradapp", *outputs],
            env={**os.environ, **narrow},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0
        assert done.stdout == f"{[0] * len(outputs)}\n".encode()
        assert "θ * x - y" in (folder / f"the θ run by {name}.html").read_text("utf-8")
        made = set(names(folder))
        assert made.issuperset(each.name for each in outputs)
        assert done.stderr == b""


@pytest.mark.parametrize("stem", ["n" * 200, "n" * 251, "ä" * 125, "α and θ, " * 22])
def test_a_name_may_be_as_long_as_the_system_takes_it(tmp_path: Path, stem: str) -> None:
    document = tmp_path / f"{stem[:80]}.gradapp"
    save(Document(Recipe(steps=2)), document)
    out = tmp_path / f"{stem}.csv"
    assert main(["export", str(document), str(out)]) == 0
    assert out.read_text().count("\n") == 3
    assert names(tmp_path) == sorted([document.name, out.name])


MEASURED = """
import resource, sys
from gradapp.__main__ import main
document, *others = sys.argv[1:]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
codes = [main(["export", document, each]) for each in others]
print(codes, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@POSIX
def test_very_many_steps_take_bounded_memory_and_the_page_says_which_it_has(tmp_path: Path) -> None:
    bouncing = Problem(alpha=0.25, precision="float64")
    many = some(300_000, 1_000_000)
    save(Document(Recipe(bouncing, "python", many), at=Place(many - 1_000)), tmp_path / "d.gradapp")
    outs = [tmp_path / f"long{ending}" for ending in (".html", ".py", ".csv")]
    done = forked.python("-c", MEASURED, tmp_path / "d.gradapp", *map(str, outs))
    assert done.stderr == ""
    codes, _, megabytes = done.stdout.rpartition(" ")
    assert codes == "[0, 0, 0]"
    assert int(megabytes) < 400 * many / 1_000_000
    page, program, table = outs
    told = f"This page has steps {many - 1_200:,} to {many - 1_000:,} of {many:,}: 200 at most"
    assert told in page.read_text("utf-8")
    assert page.stat().st_size < 500_000
    assert program.stat().st_size < 5_000  # of so many steps there is one sum, not their numbers
    with table.open("rb") as file:
        assert sum(1 for _ in file) == many + 1


def by_numpy(problem: Problem) -> Iterator[tuple[np.float32, np.float32]]:
    """Yield E and new θ as float32 has them, until one is no finite number."""
    theta, x, y, alpha = (np.float32(each) for each in (problem.theta, problem.x, problem.y, 1e6))
    with np.errstate(all="ignore"):
        while True:
            fx_y = theta * x - y
            error, slope = fx_y * fx_y, np.float32(2) * x * fx_y
            theta = theta - alpha * slope
            if not all(map(np.isfinite, (error, slope, theta))):
                return
            yield error, theta


def test_a_run_that_diverges_is_exported_up_to_there(tmp_path: Path) -> None:
    problem = Problem(alpha=1e6)
    save(Document(Recipe(problem, "autograd", 100)), tmp_path / "d.gradapp")
    for ending in WITHOUT_A_WINDOW:
        assert main(["export", str(tmp_path / "d.gradapp"), str(tmp_path / f"o{ending}")]) == 0
    rows = [*csv.DictReader(io.StringIO((tmp_path / "o.csv").read_text()))]
    expected = [*by_numpy(problem)]
    assert 2 < len(expected) < 10
    told = [(np.float32(row["error"]), np.float32(row["theta_next"])) for row in rows]
    assert told == expected
    (run,) = json.loads(
        (tmp_path / "o.json").read_text(), parse_constant=lambda name: pytest.fail(name)
    )["runs"]
    assert len(run["steps"]) == len(expected)
    assert "Diverged" in json.dumps(run["stop"]) or run["stop"] == "diverged"
    assert "Diverged at step" in (tmp_path / "o.html").read_text("utf-8")
    done = soon(tmp_path, tmp_path / "o.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"same in all {len(expected)} steps" in done.stdout


@pytest.mark.parametrize(("problem", "way"), [(Problem(x=0.0), "mseloss"), (FOUR, "autograd")])
def test_without_a_slope_and_with_four_parameters_each_kind_is_written_and_runs(
    tmp_path: Path, problem: AnyProblem, way: str
) -> None:
    save(Document(Recipe(problem, way, 4)), tmp_path / "d.gradapp")
    for ending in WITHOUT_A_WINDOW:
        assert main(["export", str(tmp_path / "d.gradapp"), str(tmp_path / f"o{ending}")]) == 0
    done = soon(tmp_path, tmp_path / "o.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Every bit " in done.stdout
    steps = json.loads((tmp_path / "o.json").read_text())["runs"][0]["steps"]
    rows = [*csv.DictReader(io.StringIO((tmp_path / "o.csv").read_text()))]
    assert len(steps) == len(rows) > 0
    assert [each["error"] for each in steps] == [float(row["error"]) for row in rows]


def test_pins_of_a_race_change_nothing_in_what_is_exported_of_the_run(tmp_path: Path) -> None:
    run = Document(Recipe(Problem(), "autograd", 6), at=Place(4))
    pins = (
        KeptRun(Recipe(Problem(alpha=0.02), "autograd", 6), "slow"),
        KeptRun(Recipe(Problem(alpha=1e6), "python", 9), "diverged", slot=1),
        KeptRun(Recipe(Problem(alpha=0.02), "mseloss", 0), "not begun", slot=2),
    )
    for name, pinned in (("alone", ()), ("race", pins)):
        save(replace(run, pins=pinned), tmp_path / f"{name}.gradapp")
        for ending in WITHOUT_A_WINDOW:
            words = [str(tmp_path / f"{name}{each}") for each in (".gradapp", ending)]
            assert main(["export", *words]) == 0
    for ending in WITHOUT_A_WINDOW:
        alone, race = ((tmp_path / f"{name}{ending}").read_bytes() for name in ("alone", "race"))
        assert alone == race


STEPS = 100_000
"""What takes a second: so long that it can be ended in the middle."""


@POSIX
@pytest.mark.parametrize(
    ("ended", "percent"),
    pairs([("SIGINT", 130), ("SIGKILL", -9), ("SIGTERM", -15)], ["1\n", "60\n", "99\n"]),
)
def test_what_ends_an_export_in_the_middle_leaves_the_file_as_it_was(
    tmp_path: Path, ended: tuple[str, int], percent: str
) -> None:
    sent, code = ended
    problem = Problem(alpha=0.25, precision="float64")
    save(Document(Recipe(problem, "python", STEPS)), tmp_path / "d.gradapp")
    output = tmp_path / "out.json"
    output.write_text("older")
    words = ["-m", "gradapp", "export", str(tmp_path / "d.gradapp"), str(output), "--progress"]
    process = started(words, tmp_path)
    assert process.stdout is not None
    while process.stdout.readline() not in (percent, ""):
        pass
    process.send_signal(getattr(signal, sent))
    _, said = process.communicate(timeout=120)
    assert "Traceback" not in said
    if process.returncode == 0:  # it was faster
        assert len(json.loads(output.read_text())["runs"][0]["steps"]) == STEPS
    else:
        assert process.returncode == code
        assert output.read_text() == "older"


def test_a_document_is_never_written_over_by_its_own_export(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(document).read_bytes()
    assert "must end in one of" in refused(["export", document, document], capsys)
    assert Path(document).read_bytes() == before
