"""What is copied as text and as HTML is both, and does no harm when the process ends."""

from __future__ import annotations

import subprocess
import sys


def test_a_process_that_has_copied_a_table_ends_well() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from gradapp.ui.kit.clipboard import copy_as_html\n"
        "copy_as_html('θ', '<b>θ</b>')\n"
        "data = application.clipboard().mimeData()\n"
        "print(data.formats(), data.text() == 'θ', data.html() == '<b>θ</b>')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout == "['text/plain', 'text/html'] True True\n"
    assert (done.returncode, done.stderr) == (0, "")
