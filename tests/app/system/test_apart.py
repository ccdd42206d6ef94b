"""Why a process of its own could not write a file is said in the window's language."""

from __future__ import annotations

import errno
import logging
import os
import sys
from pathlib import Path

import pytest

from gradapp import files
from gradapp.app.system import apart
from gradapp.app.system.language import saying
from gradapp.core.numbers.text import Text
from gradapp.core.numbers.written import Number
from gradapp.core.run.recipe import Recipe
from gradapp.core.words import N_, Message
from gradapp.documents.document import Document
from gradapp.documents.export.kinds import ExportError
from tests import forked

PAGES_ARE_SMALL = """
import sys
from gradapp.__main__ import main
from gradapp.documents.export import page
page.LARGEST_PAGE = 1
sys.exit(main())
"""


def failed(code: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> Message:
    """Return why an export by a process that runs `code` has failed."""
    monkeypatch.setattr(apart, "itself", lambda: [*forked.interpreter(), "-c", code])
    with pytest.raises(ExportError) as end:
        apart.export_apart(Document(Recipe(steps=1)), path, ("--language", "de"), lambda _: None)
    assert not path.exists()
    return end.value.message


def test_why_a_page_is_not_written_is_said_in_german_where_the_window_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = failed(PAGES_ARE_SMALL, tmp_path / "a.html", monkeypatch)
    assert str(why) == (
        "a.html has not been written: The page would be larger than 0 MB: export fewer samples."
    )
    german = saying("de")(why)
    assert german.startswith("a.html wurde nicht geschrieben: ")
    assert "larger" not in german
    assert "0\u00a0MB" in german


def test_an_error_that_nobody_foresaw_is_in_the_log_and_no_traceback_in_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        why = failed("print(7, flush=True); 1 / 0", tmp_path / "a.gif", monkeypatch)
    assert str(why) == (
        "a.gif has not been written: an error that was not foreseen: the log has it."
    )
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_a_message_arrives_as_it_was_sent_with_what_stands_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = N_("Lists", "{before} and {last}").filled(before="θ <b>", last=7)
    sent = N_("Sweep", "%Ln step(s) of {all}", "aim", 0).counted(3).filled(all=inner)
    apart.send(sent)
    (printed := tmp_path / "percents").write_text(f"5\n50\n{capsys.readouterr().out}", "ascii")
    assert apart._reason(printed, "") == sent
    assert apart._last(printed) == 0.5
    apart.send(N_("Lists", "{n}").filled(n=Text(Number(0.5))))
    printed.write_text(capsys.readouterr().out, "ascii")
    assert apart._reason(printed, "") == N_("Lists", "{n}").filled(n="0.5")
    assert apart._last(printed) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other words")
def test_what_the_system_says_of_a_file_is_said_in_german_as_well() -> None:
    german = saying("de")
    for code, words in files._OF_SYSTEM.items():
        assert words.text == os.strerror(code)
        error = OSError(code, os.strerror(code))
        assert str(files.reason(error)) == words.text
        assert german(files.reason(error)) != words.text
    assert files.reason(OSError(errno.ENOMEM, "words of its own")) == "words of its own"
    assert files.reason(OSError(errno.ENOENT, "words of its own")) == "words of its own"
