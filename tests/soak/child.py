"""Plays rounds of one search in a process of its own, and says of each what came of it.

Started by `runner.py`. Its words go out as lines of JSON on what was standard output: `begin`
before a round, so that a crash or a hang has its seed, then `end` or `finding`, and nothing after
a finding. Everything else that is printed goes to standard error.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import importlib.util
import json
import logging
import os
import random
import sys
import threading
import time
import traceback
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gradapp.app.system.application import make_application

# The offscreen platform says so of every window that is shown or raised.
IGNORED = "This plugin does not support"

# What is read here is English, whatever language the system speaks.
os.environ["LC_ALL"] = "C.UTF-8"


def load(path: Path) -> ModuleType:
    """Import a search from its file."""
    spec = importlib.util.spec_from_file_location(f"tests.soak.searches.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


class Complaints(logging.Handler):
    """Hears everything that goes wrong without an exception reaching the round."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []
        logging.getLogger().addHandler(self)
        qInstallMessageHandler(self.hear_qt)
        sys.excepthook = lambda *error: self.hear_error("uncaught", *error)
        sys.unraisablehook = lambda told: self.hear_error(
            f"unraisable in {told.object!r}", told.exc_type, told.exc_value, told.exc_traceback
        )
        threading.excepthook = lambda told: self.hear_error(
            f"in {told.thread}", told.exc_type, told.exc_value, told.exc_traceback
        )

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"logged: {record.levelname} {record.name}: {record.getMessage()}")
        if record.exc_info:
            self.texts.append("".join(traceback.format_exception(*record.exc_info)))

    def hear_qt(self, type_: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if text.startswith(IGNORED):
            return
        print(f"Qt: {text}", file=sys.stderr, flush=True)
        if type_ not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self.texts.append(f"Qt: {text}")

    def hear_error(self, where: str, *error: Any) -> None:
        text = f"{where}:\n{''.join(traceback.format_exception(*error))}"
        print(text, file=sys.stderr, flush=True)
        self.texts.append(text)


def left_behind(threads: set[threading.Thread]) -> list[str]:
    """Say which threads and windows outlived a round."""
    found = [thread for thread in set(threading.enumerate()) - threads if thread.is_alive()]
    left = [f"left running: {t}" for t in found if not isinstance(t, threading._DummyThread)]
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return left + [f"left open: {window}" for window in windows]


def play(search: ModuleType, seed: int, complaints: Complaints) -> dict[str, object]:
    """Play one round, and say what came of it."""
    complaints.texts.clear()
    threads = set(threading.enumerate())
    random.seed(seed)
    try:
        actions = search.one_round(seed)
    except BaseException:
        complaints.texts.append(traceback.format_exc())
    else:
        gc.collect()
        complaints.texts += left_behind(threads)
    if complaints.texts:
        return {"finding": seed, "text": "\n".join(complaints.texts)}
    return {"end": seed, "actions": actions}


def main() -> NoReturn:
    parser = argparse.ArgumentParser()
    parser.add_argument("search", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--limit", type=float, required=True)
    asked = parser.parse_args()

    words = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(**what: object) -> None:
        print(json.dumps(what), file=words, flush=True)

    gc.disable()  # collecting in a worker's thread would destroy Qt objects there
    make_application()
    complaints = Complaints()
    search = load(asked.search)
    warnings.simplefilter("error")
    began = time.monotonic()
    code = 0
    for seed in range(asked.seed, asked.seed + asked.rounds):
        if time.monotonic() - began > asked.seconds:
            break
        say(begin=seed)
        faulthandler.dump_traceback_later(asked.limit, exit=True)
        came = play(search, seed, complaints)
        faulthandler.cancel_dump_traceback_later()
        say(**came)
        if "finding" in came:
            code = 1
            break
    # What a finding left behind may not be fit to be destroyed.
    os._exit(code)


if __name__ == "__main__":
    main()
