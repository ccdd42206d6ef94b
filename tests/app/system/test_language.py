"""The window speaks the language of the system; numbers are the same in all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked

ROOT = Path(__file__).resolve().parents[3]

SAY = """
import sys
sys.path.insert(0, "packaging")
from gradapp import resource_files
from gradapp.app.system import language
import translations, pathlib, shutil
root = pathlib.Path(sys.argv[1])
shutil.copytree("resources", root / "resources")
translations.compile_all(root)
resource_files.root = lambda: root / "resources"
resource_files.path = lambda *parts: root.joinpath("resources", *parts)
from gradapp.app.system.application import make_application
application = make_application()
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from gradapp.ui.kit.key_names import written_key
from gradapp.core.words import N_
from gradapp.ui.kit.words import said
print(said(N_("Commands", "&Step")))
print(QCoreApplication.translate("QPlatformTheme", "Cancel"))
print(written_key(QKeySequence("Ctrl+E")))
for count in (1, 12345):
    print(said(N_("Sweep", "not within %Ln step(s)", "", 0).counted(count)))
print(said(N_("Lists", "{before} and {last}").filled(before="w", last="b")))
"""

ENGLISH = ["&Step", "Cancel", "Ctrl+E", "not within 1 step", "not within 12,345 steps", "w and b"]
GERMAN = ["&Schritt", "Abbrechen", "Strg+E", "nicht in 1 Schritt", "nicht in 12,345 Schritten"]
GERMAN += ["w und b"]


@pytest.mark.parametrize(
    ("system", "languages", "said"),
    [
        ("de_DE.UTF-8", "", GERMAN),
        ("de_AT.UTF-8", "", GERMAN),
        ("en_GB.UTF-8", "", ENGLISH),
        ("en_GB.UTF-8", "en_GB:de", ENGLISH),
        ("fr_FR.UTF-8", "", ENGLISH),
        ("fr_FR.UTF-8", "fr:de:en", GERMAN),
        ("ar_EG.UTF-8", "ar:de", GERMAN),
        ("C.UTF-8", "", ENGLISH),
    ],
)
def test_the_window_speaks_the_language_of_the_system(
    system: str, languages: str, said: list[str], tmp_path: Path
) -> None:
    """Not half of one: where it has no translation, Qt's own buttons are English, too."""
    env = {**os.environ, "LC_ALL": system, "LANGUAGE": languages}
    done = subprocess.run(
        [*forked.interpreter(), "-c", SAY, str(tmp_path)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == said


@pytest.mark.parametrize("system", ["de_DE.UTF-8", "C.UTF-8"])
def test_the_command_line_is_english_everywhere(system: str) -> None:
    command = [sys.executable, "-m", "gradapp", "run", "--method", "python", "--alpha", "0.125"]
    env = {**os.environ, "LC_ALL": system}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert "Fixed point at step 2: the gradient is 0, so θ = 1.5 stays." in done.stdout


ADD = """
import re
ts = root / "resources" / "translations" / "gradapp_fr.ts"
ts.touch()
translations.update([ts])
step = r"(<source>&amp;Step</source>\\s*)<translation type=\\"unfinished\\"></translation>"
filled, count = re.subn(step, r"\\1<translation>&amp;Pas</translation>", ts.read_text("utf-8"))
assert count
ts.write_text(filled, "utf-8")
"""


def test_a_language_more_is_a_file_that_update_fills_with_the_texts(tmp_path: Path) -> None:
    """As CONTRIBUTING.md says it; Qt's own buttons follow."""
    say = SAY.replace("translations.compile_all", f"{ADD}translations.compile_all")
    done = subprocess.run(
        [*forked.interpreter(), "-c", say, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "fr_CA.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:2] == ["&Pas", "Annuler"]
