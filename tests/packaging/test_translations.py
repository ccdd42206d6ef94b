"""The translations have the texts of the program, with all their places, and can be compiled."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import pseudo

ROOT = Path(__file__).resolve().parents[2]

translations = pseudo.translations()

SAYS = """
class Panel(QWidget):
    def show(self):
        self.tr("Hide")
        translate("Graph", "leaf of {name}")
        N_("Lab", "%Ln step(s)", "", 0).counted(self.steps)
"""


@pytest.fixture(scope="module")
def new_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("program")
    (tmp_path / "gradapp").mkdir()
    (tmp_path / "gradapp" / "panel.py").write_text(SAYS, "utf-8")
    folder = tmp_path / "resources" / "translations"
    folder.mkdir(parents=True)
    (folder / "gradapp_de.ts").touch()
    translations.update(translations.files(tmp_path), tmp_path)
    return tmp_path


@pytest.fixture
def program(new_program: Path, tmp_path: Path) -> Path:
    """A program of three texts, in a language."""
    return Path(shutil.copytree(new_program, tmp_path, dirs_exist_ok=True))


def texts(ts: Path) -> list[tuple[str, str]]:
    return [
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(ts).iter("context")
        for message in context.iter("message")
    ]


def test_the_translations_have_all_texts_of_the_program() -> None:
    """After a text has changed: python packaging/translations.py update."""
    assert translations.problems() == []


def test_of_a_program_that_says_what_its_translations_have_nothing_is_told(program: Path) -> None:
    assert translations.problems(program) == []


def test_texts_are_found_wherever_they_are_marked(program: Path) -> None:
    (german,) = translations.files(program)
    wanted = [("Graph", "leaf of {name}"), ("Lab", "%Ln step(s)"), ("Panel", "Hide")]
    assert sorted(texts(german)) == wanted


@pytest.mark.parametrize(
    ("old", "new"), [('"Hide"', '"Conceal"'), ('self.tr("Hide")', "pass"), ("{name}", "{leaf}")]
)
def test_a_text_that_changed_is_told_of(program: Path, old: str, new: str) -> None:
    source = program / "gradapp" / "panel.py"
    source.write_text(source.read_text("utf-8").replace(old, new), "utf-8")
    (problem,) = translations.problems(program)
    assert problem.startswith("gradapp_de.ts")
    translations.update(translations.files(program), program)
    assert translations.problems(program) == []


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("f\"{self.tr('Hide')}: {name}\"", "is in an f-string"),
        ("self.tr(name)", "is no literal"),
        ('N_("Lab", f"Step {name}")', "is no literal"),
        ('translate("Graph", TEXTS[name])', "is no literal"),
        ('self.tr("%Ln step(s)", "", steps)', "is not said by N_"),
    ],
)
def test_a_text_that_would_be_passed_over_is_told_of(program: Path, marked: str, why: str) -> None:
    source = program / "gradapp" / "panel.py"
    source.write_text(source.read_text("utf-8") + f"        {marked}\n", "utf-8")
    (problem,) = [each for each in translations.problems(program) if each.startswith("panel.py:7")]
    assert problem.endswith(why)


@pytest.mark.parametrize(("finished", "told"), [(0, 0), (2, 1), (3, 0)])
def test_what_is_left_of_a_language_that_was_begun_is_told_of(
    program: Path, finished: int, told: int
) -> None:
    ts = translations.files(program)[0]
    marked = ts.read_text("utf-8")
    ts.write_text(marked.replace(' type="unfinished"', "", finished), "utf-8")
    problems = [each for each in translations.problems(program) if each.endswith("is unfinished")]
    assert len(problems) == told


def test_of_a_language_that_lacks_hundreds_of_texts_the_first_are_told_and_how_many_more(
    program: Path,
) -> None:
    source = program / "gradapp" / "panel.py"
    more = "".join(f'        self.tr("Text {number}")\n' for number in range(300))
    source.write_text(source.read_text("utf-8") + more)
    translations.update(translations.files(program), program)
    ts = translations.files(program)[0]
    ts.write_text(ts.read_text("utf-8").replace(' type="unfinished"', "", 2), "utf-8")
    problems = translations.problems(program)
    assert len([each for each in problems if each.endswith("is unfinished")]) == 20
    assert problems[-1] == f"{ts.name}: 281 more of 303 are unfinished"


def test_an_empty_file_is_a_language_that_lacks_all_texts(program: Path) -> None:
    ts = program / "resources" / "translations" / "gradapp_fr.ts"
    ts.touch()
    (problem,) = translations.problems(program)
    assert problem.startswith("gradapp_fr.ts does not have the texts")
    translations.compile_all(program)
    assert not ts.with_suffix(".qm").exists()
    translations.update([ts], program)
    assert translations.problems(program) == []
    assert ElementTree.parse(ts).getroot().get("language") == "fr"


def test_lines_that_only_move_change_nothing(program: Path) -> None:
    source = program / "gradapp" / "panel.py"
    source.write_text("\n\n" + source.read_text("utf-8"), "utf-8")
    source.rename(source.with_name("other.py"))
    assert translations.problems(program) == []


@pytest.mark.parametrize(("german", "is_right"), [("Blatt von {name}", True), ("Blatt von", False)])
def test_a_translation_that_lost_a_place_is_told_of(
    program: Path, german: str, is_right: bool
) -> None:
    ts = translations.files(program)[0]
    tree = ElementTree.parse(ts)
    message = next(m for m in tree.iter("message") if m.findtext("source") == "leaf of {name}")
    translation = message.find("translation")
    assert translation is not None
    translation.text = german
    del translation.attrib["type"]
    tree.write(ts, "utf-8", xml_declaration=True)
    problems = [p for p in translations.problems(program) if "other places" in p]
    assert bool(problems) != is_right


def test_compiling_makes_what_is_newer_and_nothing_else(program: Path) -> None:
    translations.compile_all(program)
    made = sorted(program.rglob("*.qm"))
    assert [path.name for path in made] == ["gradapp_de.qm"]
    before = [path.stat().st_mtime_ns for path in made]
    translations.compile_all(program)
    assert [path.stat().st_mtime_ns for path in made] == before


def test_what_was_compiled_is_no_part_of_the_repository() -> None:
    assert "resources/translations/*.qm" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_a_tool_that_fails_is_told_of(program: Path) -> None:
    shutil.copy(ROOT / "LICENSE", translations.files(program)[0])
    with pytest.raises(translations.TranslationError):
        translations.compile_all(program)
