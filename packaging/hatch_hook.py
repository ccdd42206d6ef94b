"""Compiles the translations before pip packs the project; in a checkout, dev.py does."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make a .qm of each .ts, which go into the wheel with their folder."""
        if version != "editable":
            script = Path(self.root) / "packaging" / "translations.py"
            runpy.run_path(str(script))["compile_all"](Path(self.root))
