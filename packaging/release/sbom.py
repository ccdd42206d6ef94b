"""Writes bills of materials, what is given to users and in which version, as CycloneDX."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from release.components import Component
from release.project import Project, note_sum


def write(project: Project, parts: Sequence[Component], system: str) -> Path:
    """Write the bill of materials, the same from the same parts, and return it.

    Args:
        project: what the parts are in.
        parts: what others made.
        system: ``linux`` or ``windows``.
    """
    root = f"pkg:generic/gradapp@{project.version}"
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(project.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "gradapp",
                "version": project.version,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": root,
            },
        },
        "components": [_entry(part) for part in parts],
        "dependencies": [
            {"ref": root, "dependsOn": [part.purl for part in parts]},
            *({"ref": part.purl} for part in parts),
        ],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    bill["serialNumber"] = serial.urn
    project.dist.mkdir(exist_ok=True)
    path = project.dist / f"gradapp-{project.version}-{system}.cdx.json"
    path.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", "utf-8")
    note_sum(path)
    return path


def _entry(part: Component) -> dict[str, Any]:
    return {
        "type": "framework" if part.purl.startswith("pkg:generic/python") else "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
        "purl": part.purl,
    }
