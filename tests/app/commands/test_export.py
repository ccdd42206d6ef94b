"""`gradapp export`: a document becomes a file of the kind that its name ends in, or nothing."""

from __future__ import annotations

import dataclasses
import itertools
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from gradapp.__main__ import main
from gradapp.core.problem.examples import GALLERY
from gradapp.core.problem.fit import Fit
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.checksum import checksum_of
from gradapp.documents.document import Document, KeptRun, save
from gradapp.documents.export.exported import computed
from gradapp.documents.export.kinds import FILE_KINDS
from gradapp.ui.kit.theme import LIGHT
from tests import forked
from tests.failing import lack_memory_after
from tests.pictures import colours
from tests.products import pairs

DATA = (".py", ".ipynb", ".csv", ".json")
LINE = "--model 'w*x + b' --x 1,2,4,3,5 --y 1,3,3,2,5 --start w=0,b=0 --alpha 0.05"
ADAM = "--error '0.1*p**2 + 2*q**2' --start p=-5,q=-2 --alpha 0.1 --optimizer adam"
CASES = (
    (Problem(), "mseloss", ""),
    (Problem(alpha=0.125), "optimizer", "--alpha 0.125"),
    (GALLERY[0][1], "autograd", LINE),
    (GALLERY[5][1], "python", ADAM),
)


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line with which words are refused."""
    try:
        code: object = main(words)
    except SystemExit as end:
        code = end.code
    assert code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("gradapp export: error: ")
    return told.err


@pytest.mark.parametrize("format_", ["csv", "json"])
@pytest.mark.parametrize("case", range(len(CASES)))
def test_data_are_what_run_prints(
    case: int, format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem, way, words = CASES[case]
    document, output = tmp_path / "d.gradapp", tmp_path / f"out.{format_}"
    save(Document(Recipe(problem, way, 12)), document)
    assert main(["export", str(document), str(output)]) == 0
    assert capsys.readouterr() == ("", "")
    main(["run", *shlex.split(words), "--method", way, "--steps", "12", "--format", format_])
    written, printed = output.read_text(encoding="utf-8"), capsys.readouterr().out
    if words == ADAM and format_ == "csv":  # whose state stands behind
        count = printed.splitlines()[0].count(",") + 1
        cells = [row.split(",") for row in written.splitlines()]
        assert ",".join(cells[0][count:]) == "m_p,m_q,v_p,v_q,m_hat_p,m_hat_q,v_hat_p,v_hat_q"
        m_hat = cells[0].index("m_hat_q")
        for step, row in enumerate(cells[1:], start=1):
            slopes = [float(each[cells[0].index("d_q")]) for each in cells[1 : step + 1]]
            average = sum(0.1 * 0.9 ** (step - 1 - k) * g for k, g in enumerate(slopes))
            assert float(row[m_hat]) == pytest.approx(average / (1 - 0.9**step), rel=1e-12)
        written = "".join(",".join(row[:count]) + "\n" for row in cells)
    assert written == printed


def test_each_kind_of_data_is_written_without_qt_and_numbers_of_bare_python_without_torch(
    tmp_path: Path,
) -> None:
    save(Document(Recipe(steps=3)), tmp_path / "d.gradapp")
    check = (
        "import sys\nfrom gradapp.__main__ import main\n"
        f"for each in {DATA}:\n    main(['export', 'd.gradapp', 'out' + each])\n"
        "print(sorted({'PySide6', 'torch', 'sympy'} & set(sys.modules)))\n"
    )
    folders = os.pathsep.join([str(Path(__file__).parents[3]), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", check],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": folders},
    )
    assert (done.stderr, done.stdout) == ("", "[]\n")
    for each in DATA:
        assert (tmp_path / f"out{each}").stat().st_size > 100


def test_an_unknown_ending_is_refused_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("out.txt", "out", "py", "out."):
        words = refused(["export", str(tmp_path / "d.gradapp"), str(tmp_path / name)], capsys)
        assert all(kind.ending in words for kind in FILE_KINDS)
        assert name in words


def test_a_name_that_is_nothing_but_an_ending_is_a_name(tmp_path: Path) -> None:
    document = tmp_path / ".gradapp"
    save(Document(Recipe(Problem(), "python", 2)), document)
    for name in (".csv", "A.CSV"):
        assert main(["export", str(document), str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(b"method,step,theta")


def test_no_name_at_all_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["", "a.csv"], ["a.gradapp", ""]):
        assert "must be the name of a file, but is empty" in refused(["export", *words], capsys)


def test_what_can_not_be_read_or_written_is_one_line_and_changes_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.py"
    output.write_text("mine")
    assert "d.gradapp" in refused(["export", str(tmp_path / "d.gradapp"), str(output)], capsys)
    (tmp_path / "d.gradapp").write_text("{")
    assert "d.gradapp" in refused(["export", str(tmp_path / "d.gradapp"), str(output)], capsys)
    assert output.read_text() == "mine"
    save(Document(Recipe(steps=3)), tmp_path / "d.gradapp")
    there = tmp_path / "none" / "out.csv"
    assert "out.csv" in refused(["export", str(tmp_path / "d.gradapp"), str(there)], capsys)
    (tmp_path / "folder.csv").mkdir()
    assert "folder.csv" in refused(
        ["export", str(tmp_path / "d.gradapp"), str(tmp_path / "folder.csv")], capsys
    )
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "d.gradapp", "folder.csv", "out.py",
    ]  # fmt: skip


def test_other_bits_than_the_documents_are_told_with_the_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = Document(Recipe(Problem(precision="float64"), "python", 5))
    kept = checksum_of(computed(document).run)
    save(dataclasses.replace(document, checksum=kept), tmp_path / "same.gradapp")
    assert main(["export", str(tmp_path / "same.gradapp"), str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().err == ""
    numbers = [list(row) for row in kept.numbers]
    numbers[3][2] = float.fromhex("0x1.7fcb923a29c79p+0")
    other = dataclasses.replace(
        kept, numbers=tuple(map(tuple, numbers)), sums=(*kept.sums[:3], "0" * 16, kept.sums[4])
    )
    save(dataclasses.replace(document, checksum=other), tmp_path / "other.gradapp")
    assert main(["export", str(tmp_path / "other.gradapp"), str(tmp_path / "out.csv")]) == 0
    told = capsys.readouterr().err
    assert told.startswith("gradapp export: This machine gets different bits")
    assert "step 4" in told


@pytest.mark.parametrize("ending", [kind.ending for kind in FILE_KINDS])
def test_where_memory_does_not_suffice_for_all_steps_there_is_a_sentence_and_the_old_file(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document, output = tmp_path / "d.gradapp", tmp_path / f"out{ending}"
    save(Document(Recipe(steps=12)), document)
    output.write_text("old")
    lack_memory_after(monkeypatch, 5)
    assert main(["export", str(document), str(output)]) == 1
    assert capsys.readouterr().err == (
        "gradapp export: there is not enough memory for the steps.\n"
    )
    assert output.read_text() == "old"


SHORT_IN_WINDOW = """
import sys
from gradapp.__main__ import main
from gradapp.app.commands import export
from gradapp.core.methods import Method

def computed(document):
    exported = real(document)
    Method.start = short
    return exported

def short(self, problem):
    program = start(self, problem)
    return program if problem.alpha != ALPHA else few(program)

def few(program):
    yield next(program)
    raise MemoryError

real, start, export.computed = export.computed, Method.start, computed
sys.exit(main(["export", *sys.argv[1:]]))
"""


@pytest.mark.parametrize("alpha", [0.125, 0.25])
def test_where_memory_does_not_suffice_in_its_window_for_run_or_pin_there_is_no_picture(
    alpha: float, tmp_path: Path
) -> None:
    document, output = tmp_path / "d.gradapp", tmp_path / "out.png"
    pin = KeptRun(Recipe(Problem(alpha=0.25), "python", 3), "one")
    save(Document(Recipe(Problem(alpha=0.125), "python", 3), pins=(pin,)), document)
    code = SHORT_IN_WINDOW.replace("ALPHA", str(alpha))
    done = forked.python("-c", code, str(document), str(output))
    said = "gradapp export: there is not enough memory for the steps."
    assert (done.returncode, done.stderr.splitlines()[-1], output.exists()) == (1, said, False)


def test_help_says_what_each_kind_is_and_whose_steps_are_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["export", "--help"])
    assert end.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "pinned runs stay in the document" in told
    for kind in FILE_KINDS:
        assert f"{kind.ending} ({kind.name})" in told


def drawn(*words: str) -> subprocess.CompletedProcess[str]:
    """Have a picture drawn in a process of its own, whose Qt has no display."""
    environment = {name: value for name, value in os.environ.items() if "QPA" not in name}
    return forked.python("-m", "gradapp", "export", *words, env={**environment, "DISPLAY": ""})


def test_a_picture_of_the_window_or_of_a_part_is_drawn_without_a_display(tmp_path: Path) -> None:
    document = str(tmp_path / "d.gradapp")
    save(Document(Recipe(steps=4), at=Place(2)), Path(document))
    window, plot = tmp_path / "window.svg", tmp_path / "plot.png"
    done = drawn(document, str(window))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = window.read_text(encoding="utf-8")
    assert "<text" not in text
    assert 'aria-label="step 2 of 4"' in text
    assert drawn(document, str(plot), "--part", "plot", "--scale", "3").returncode == 0
    large = QImage(str(plot))
    assert drawn(document, str(plot), "--part", "plot").returncode == 0
    assert large.size() == QImage(str(plot)).size() * 3


def test_a_range_of_steps_is_a_moving_picture_at_the_pace_asked_for(tmp_path: Path) -> None:
    document, output = str(tmp_path / "d.gradapp"), tmp_path / "steps.gif"
    save(Document(Recipe(steps=9), at=Place(2)), Path(document))
    words = ["--part", "parameters", "--first", "3", "--last", "6", "--pace", "4", "--progress"]
    done = drawn(document, str(output), *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n25\n50\n75\n", "")
    reader = QImageReader(str(output))
    images = []
    while reader.canRead():
        images.append(reader.read())
        assert reader.nextImageDelay() == 250
    assert len(images) == 4
    assert all(one != other for one, other in itertools.pairwise(images))


@pytest.mark.parametrize(
    "words", [("--first", "10"), ("--last", "10"), ("--first", "2", "--last", "30")]
)
def test_steps_that_the_document_does_not_have_are_refused(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    document, path = str(tmp_path / "d.gradapp"), tmp_path / "steps.gif"
    save(Document(Recipe(steps=9)), Path(document))
    done = drawn(document, str(path), "--part", "plot", *words)
    told = "the document has no such step, its last is 9\n"
    name = words[-2]
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"gradapp export: error: argument {name}: {told}"
    assert not path.exists()


@pytest.mark.parametrize(("made", "first", "last"), [(103, 2, 102), (103, 3, 103)])
def test_it_is_said_where_a_moving_picture_ends_before_the_run(
    made: int, first: int, last: int, tmp_path: Path
) -> None:
    document, path = str(tmp_path / "d.gradapp"), tmp_path / "steps.gif"
    save(Document(Recipe(Problem(alpha=1e-3), steps=made)), Path(document))
    done = drawn(document, str(path), "--part", "rate", "--first", str(first))
    said = (
        f"gradapp export: steps.gif ends with step {last} of {made}: a moving picture has 101 "
        "pictures at most, and --first and --last choose others\n"
    )
    assert (done.returncode, done.stderr) == (0, said if last < made else "")
    assert QImageReader(str(path)).imageCount() == 101


def test_a_moving_picture_is_written_in_all_colours_as_well(tmp_path: Path) -> None:
    pillow = pytest.importorskip("PIL.Image")
    document, output, still = str(tmp_path / "d.gradapp"), tmp_path / "s.apng", tmp_path / "s.png"
    save(Document(Recipe(steps=9), at=Place(6)), Path(document))
    words = ["--part", "parameters", "--scale", "2"]
    steps = ["--first", "4", "--last", "6", "--pace", "5"]
    assert drawn(document, str(output), *words, *steps).returncode == 0
    assert drawn(document, str(still), *words).returncode == 0
    with pillow.open(output) as file, pillow.open(still) as last:
        assert (file.n_frames, file.info["duration"]) == (3, 200)
        file.seek(2)
        assert file.convert("RGB").tobytes() == last.convert("RGB").tobytes()


def test_a_moving_picture_of_the_graph_is_as_large_as_the_graph_from_the_start_on(
    tmp_path: Path,
) -> None:
    document = str(tmp_path / "d.gradapp")
    save(Document(Recipe(Problem(), "autograd", 2), at=Place(2)), Path(document))
    moving, still = tmp_path / "g.gif", tmp_path / "g.png"
    for output in (moving, still):
        done = drawn(document, str(output), "--part", "graph")
        assert (done.returncode, done.stderr) == (0, "")
    reader, last = QImageReader(str(moving)), QImage(str(still))
    first, *others = (reader.read() for _ in range(3))
    assert not reader.canRead()
    assert {each.size().toTuple() for each in (first, *others)} == {last.size().toTuple()}
    assert colours(first) == {LIGHT.surface}  # before the first step there is no graph
    assert others[0] != others[1]


@pytest.mark.parametrize("output", ["g.png", "g.gif", "g.apng"])
def test_a_graph_that_has_too_many_pixels_is_refused_before_it_is_drawn(
    output: str, tmp_path: Path
) -> None:
    formula = " + ".join(f"(p*q - {k})**2" for k in range(1, 40))
    problem = Fit(error=formula, start={"p": 1.0, "q": 1.0}, alpha=1e-6)
    document, path = str(tmp_path / "d.gradapp"), tmp_path / output
    save(Document(Recipe(problem, "autograd", 2), at=Place(2)), Path(document))
    done = drawn(document, str(path), "--part", "graph", "--scale", "8", "--progress")
    assert done.returncode == 2
    sent = json.loads(done.stdout)  # to whom --progress is for
    assert (sent["context"], dict(sent["values"])["scale"]) == ("Export", 1)
    words = r"gradapp export: error: A picture of [\d,]+ × [\d,]+ pixels is too large: [^.]+\.\n"
    assert re.fullmatch(words, done.stderr)
    assert not path.exists()


def test_of_several_parameters_there_is_no_picture_of_the_scale_of_learning_rates(
    tmp_path: Path,
) -> None:
    document, path = str(tmp_path / "d.gradapp"), tmp_path / "r.png"
    (rosenbrock,) = (each for _, each, _ in GALLERY if "100" in str(each))
    save(Document(Recipe(rosenbrock, "python", 1)), Path(document))
    done = drawn(document, str(path), "--part", "rate")
    told = "Nothing of that part is shown here, so there is no picture of it.\n"
    assert (done.returncode, done.stderr) == (2, f"gradapp export: error: {told}")
    assert not path.exists()


@pytest.mark.parametrize(
    ("output", "run"), pairs(["g.png", "g.svg", "g.pdf", "g.gif"], [("python", 2), ("autograd", 0)])
)
def test_of_a_graph_that_is_not_there_no_picture_is_written(
    output: str, run: tuple[str, int], tmp_path: Path
) -> None:
    way, made = run
    document, path = str(tmp_path / "d.gradapp"), tmp_path / output
    save(Document(Recipe(Problem(), way, made), at=Place(made)), Path(document))
    done = drawn(document, str(path), "--part", "graph")
    told = "Nothing of that part is shown here, so there is no picture of it.\n"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"gradapp export: error: {told}"
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("out.csv", ("--part", "plot"), "argument --part: out.csv is not a picture"),
        ("out.html", ("--scale", "2"), "argument --scale: out.html is not a picture of pixels"),
        ("out.svg", ("--scale", "1"), "argument --scale: out.svg is not a picture of pixels"),
        ("out.png", ("--first", "1"), "argument --first: out.png is not a moving picture"),
        ("out.json", ("--last", "1"), "argument --last: out.json is not a moving picture"),
        ("out.PDF", ("--pace", "2"), "argument --pace: out.PDF is not a moving picture"),
        ("out.csv", ("--language", "de"), "argument --language: out.csv is the same in every"),
        ("out.gif", ("--first", "3", "--last", "2"), "argument --last: must be 3 or more"),
        (
            "out.gif",
            ("--first", "1", "--last", "102"),
            "argument --last: must be 101 or less, with --first 1: a moving picture has 101",
        ),
    ],
)
def test_what_a_file_does_not_have_is_no_argument_for_it(
    name: str, words: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "d.gradapp"
    save(Document(Recipe(steps=9)), document)
    assert told in refused(["export", str(document), str(tmp_path / name), *words], capsys)
    assert not (tmp_path / name).exists()


def test_what_is_printed_is_a_pdf_of_pages_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document, output = str(tmp_path / "d.gradapp"), tmp_path / "out.pdf"
    save(Document(Recipe(GALLERY[5][1], "optimizer", 60), at=Place(3)), Path(document))
    done = drawn(document, str(output), "--part", "pages")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    content = output.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", content)) > 2
    assert b"/Subtype /Image" not in content
    width, height = (
        float(each) for each in re.findall(rb"MediaBox \[0 0 (\S+) (\S+)\]", content)[0]
    )
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    told = refused(["export", document, str(tmp_path / "out.svg"), "--part", "pages"], capsys)
    assert "pages are a PDF" in told
