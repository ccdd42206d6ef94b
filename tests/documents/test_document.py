"""A .gradapp file: what it keeps comes back, and what is no document is refused in a sentence."""

import json
import os
import stat
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from gradapp.core import Fit, Problem, descend
from gradapp.core.methods import METHODS
from gradapp.core.problem.data import Data
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.rules.table import rule
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.core.run.stop import Ended
from gradapp.documents.checksum import checksum_of
from gradapp.documents.contents import LARGEST_FILE
from gradapp.documents.document import (
    Document,
    DocumentError,
    KeptRun,
    LabPlace,
    OwnText,
    Sight,
    load,
    read_document,
    save,
    written,
)

PROBLEMS = [*(problem for _, problem in EXAMPLES), *(problem for _, problem, _ in GALLERY)]


def full() -> Document:
    """Return a document that says something of everything."""
    run = descend(GALLERY[0][1], "autograd", 40)
    return Document(
        Recipe(run.problem, "autograd", 40, Ended("diverged", 41)),
        checksum=checksum_of(run),
        at=Place(7, 3, True),
        pins=(
            KeptRun(Recipe(Problem(), "python", 5), "by hand"),
            KeptRun(Recipe(GALLERY[3][1], "optimizer", 12, Ended("limit", 12)), "χ “two”", slot=4),
        ),
        reference=1,
        lab=LabPlace(
            Recipe(Problem(alpha=0.15), "broadcast", 3, Ended("raised", 4)), 2, Place(1, 5, True)
        ),
        sight=Sight(
            "code", logarithmic=True, close_up=True, section=True, race=True, panels={"left": []}
        ),
        own_code=OwnText("mine.py", "E = 1\n", 2, "graph", "autograd"),
    )


def changed(document: Document, **changes: object) -> bytes:
    """Return the file of `document` with some of its fields changed."""
    return json.dumps({**json.loads(written(document)), **changes}).encode()


def test_all_that_a_document_says_comes_back() -> None:
    assert read_document(written(full())) == full()


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.summary)
def test_every_example_is_kept_to_the_bit(problem: Problem | Fit) -> None:
    kept = read_document(written(Document(Recipe(problem)))).recipe.problem
    assert kept == problem
    assert [number.hex() for number in kept.start] == [number.hex() for number in problem.start]


def test_a_file_is_json_of_a_few_kilobytes_that_reads_line_by_line() -> None:
    content = written(full())
    read = json.loads(content)
    assert read["format"] == "gradapp document"
    assert read["version"] == 1
    assert read["problem"]["formula"] == "w*x + b"
    assert read["problem"]["samples"] == ["x, y", "1, 1", "2, 3", "4, 3", "3, 2", "5, 5"]
    assert (read["method"], read["steps"], read["cursor"]) == ("autograd", 40, 7)
    assert len(content) < 10_000
    assert max(map(len, content.decode().splitlines())) < 200


def test_what_a_newer_version_writes_besides_is_written_again_as_it_stands() -> None:
    read = json.loads(written(full()))
    read["colour"] = {"of": ["θ", 1.5, None]}
    read["problem"]["weight"] = [1, 2]
    read["pins"][0]["mood"] = "good"
    read["lab"]["hint"] = True
    read["sight"]["zoom"] = 1e-3
    again = json.loads(written(read_document(json.dumps(read).encode())))
    assert again == read


@pytest.mark.parametrize(
    ("kept", "beside"),
    [("", None), ("way:autograd", "autograd"), ("pin:3", 3), ("pin:mine", None), ("sea:4", None)],
)
def test_what_own_code_is_compared_with_is_a_value(kept: str, beside: str | int | None) -> None:
    document = read_document(changed(full(), own_code={"text": "E = 1\n", "beside": kept}))
    assert document.own_code.beside == beside
    again = json.loads(written(document))["own_code"]["beside"]
    assert again == ("" if beside is None else kept)


def test_a_version_that_can_not_be_read_says_so() -> None:
    with pytest.raises(DocumentError, match="newer gradapp, in version 2 of the format"):
        read_document(changed(full(), version=2, problem="told in another way"), "run.gradapp")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"[]",
        b"null",
        b"{}",
        b'{"format": "gradapp document"}',
        b"\xff\xfe{}",
        b"[" * 1_000_000,
        b'{"a":' * 1_000_000,
        b'{"format": "gradapp document", "version": ' + b"1" * 1_000_000 + b"}",
        b'{"format": "gradapp document", "version": 1.5}',
        written(full())[:-40],
        written(full()).replace(b'"steps"', b'"stops"'),
        changed(full(), method="by magic"),
        changed(full(), steps=-1),
        changed(full(), steps=1_000_001),
        changed(full(), steps=3),
        changed(full(), cursor=41),
        changed(full(), reference=2),
        changed(full(), pins=[json.loads(written(full()))["pins"][0]] * 2),
        changed(full(), lab={"entry": "no such code"}),
        changed(full(), lab={"entry": "broadcast", "answer": 9}),
        changed(full(), lab={"entry": "broadcast", "problem": {}}),
        changed(full(), ended={"reason": "diverged", "step": 42}),
        changed(full(), ended={"reason": "diverged"}),
        changed(full(), ended={"reason": "x" * 101, "step": 41}),
        changed(full(), problem={}),
        changed(full(), bits={"numbers": ["1, x, y, z"], "sums": [""]}),
        changed(full(), bits={"numbers": ["1"], "sums": []}),
        changed(Document(Recipe(GALLERY[2][1])), method="mseloss"),
        written(Document(pins=(KeptRun(Recipe(GALLERY[2][1], "mseloss", 3), "odd"),))),
        written(Document(pins=(KeptRun(Recipe(GALLERY[0][1], "broadcast", 3), "odd"),))),
        written(Document(lab=LabPlace(Recipe(GALLERY[0][1], "broadcast")))),
        written(Document(lab=LabPlace(Recipe(Problem(rule=rule("adam")), "broadcast")))),
    ],
    ids=lambda content: f"{content[:12]!r}",
)
def test_what_is_no_document_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(content, "run.gradapp")
    sentence = str(caught.value)
    assert "run.gradapp" in sentence
    assert len(sentence) < 300
    assert "\n" not in sentence


def test_a_problem_and_a_rule_that_need_one_word_for_two_columns_are_refused() -> None:
    document = Document(Recipe(Fit(error="w**2 + m_w**2")))
    problem = json.loads(written(document))["problem"] | {"optimizer": "adam"}
    with pytest.raises(DocumentError, match="For Adam, w and m_w can't both be names"):
        read_document(changed(document, problem=problem), "run.gradapp")


@pytest.mark.parametrize("part", ["formula", "alpha", "batch", "samples"])
def test_a_number_of_a_million_digits_is_refused(part: str) -> None:
    problem = json.loads(written(Document(Recipe(GALLERY[0][1]))))["problem"]
    long = "1" * 1_000_000
    problem[part] = ["x, y", f"1, {long}"] if part == "samples" else long
    with pytest.raises(DocumentError):
        read_document(changed(full(), problem=problem))


def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.gradapp"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(DocumentError, match=r"large\.gradapp"):
            load(path)
        assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST_FILE
    finally:
        tracemalloc.stop()


def test_a_document_that_could_not_be_read_again_is_not_written() -> None:
    columns = tuple(tuple(i + j + 1 / 3 for i in range(10_000)) for j in range(20))
    names = tuple(f"x{j}" for j in range(20))
    problem = Fit("w*x0", Data(names, columns, columns[0]))
    pins = tuple(
        KeptRun(Recipe(problem, "python", 1), str(number), slot=number) for number in range(8)
    )
    with pytest.raises(DocumentError, match="too large"):
        written(Document(Recipe(problem), pins=pins))
    kept = read_document(written(Document(Recipe(problem)))).recipe
    assert len(kept.problem.arguments["samples"]) == 10_000


def test_code_of_the_lab_can_be_pinned() -> None:
    document = Document(pins=(KeptRun(Recipe(Problem(), "broadcast", 3), "odd"),))
    assert read_document(written(document)) == document


def test_every_way_is_kept_by_its_id() -> None:
    for way in METHODS:
        assert read_document(written(Document(Recipe(method_id=way.id)))).recipe.method_id == way.id


def test_saving_replaces_a_file_and_keeps_its_rights_and_links(tmp_path: Path) -> None:
    path, link = tmp_path / "run.gradapp", tmp_path / "link.gradapp"
    path.write_text("before")
    path.chmod(0o640)
    link.symlink_to(path)
    save(full(), link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert load(link) == full()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.gradapp", "run.gradapp"]


FILLS = """
import resource, sys
from pathlib import Path
from gradapp.documents.document import Document, DocumentError, save
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    save(Document(), Path(sys.argv[1]))
except DocumentError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no such limit")
def test_a_disk_that_becomes_full_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "run.gradapp"
    save(full(), path)
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FILLS, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("run.gradapp can't be written: ")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "posix" and os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DocumentError, match=r"run\.gradapp can't be written"):
        save(full(), tmp_path / "run.gradapp")


@pytest.mark.parametrize("name", ["a\0b.gradapp", "\ud800.gradapp"])
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"can't be read: no file can be called so\.$"):
        load(tmp_path / name)


def test_a_folder_that_is_not_there_and_a_folder_itself_are_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"run\.gradapp can't be written"):
        save(full(), tmp_path / "nowhere" / "run.gradapp")
    with pytest.raises(DocumentError, match="can't be read"):
        load(tmp_path)
    with pytest.raises(DocumentError, match=r"none\.gradapp can't be read"):
        load(tmp_path / "none.gradapp")
