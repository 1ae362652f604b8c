"""Makes the translations that Qt reads when a wheel is built: git keeps only what they are made from.

A build hook of hatchling (https://hatch.pypa.io/latest/plugins/build-hook/custom/). For a checkout that is installed in
place the Makefile makes them.
"""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def released(folder: Path) -> list[Path]:
    """The .qm files beside the .ts files of a folder, made anew.

    Raises RuntimeError when Qt's lrelease is missing or refuses.
    """
    found = find_spec("PySide6")
    if found is None or found.origin is None:
        raise RuntimeError(
            "smdesk's translations cannot be made: building it takes PySide6-Essentials (pip install it)"
        )
    tool = Path(found.origin).parent / "lrelease"
    made = []
    for source in sorted(folder.glob("*.ts")):
        target, new = source.with_suffix(".qm"), source.with_suffix(".qm.new")
        done = subprocess.run([str(tool), "-silent", source, "-qm", new], capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip()
            raise RuntimeError(f"smdesk's translations cannot be made: {tool} ended with {done.returncode}: {said}")
        new.replace(target)  # whole: a window that runs has the one before mapped into its memory
        made.append(target)
    return made


class Translations(BuildHookInterface[Any]):
    """Runs before the files of a wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            released(Path(self.root) / "resources" / "i18n")
