"""Where the program's own data files are: in a checkout, in a wheel, or in a frozen bundle."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds `networks/`, `words/`, `i18n/` and the rest.

    Raises FileNotFoundError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_resources", package.parent / "resources"]
    if bundle:
        candidates.insert(0, Path(bundle) / "resources")
    for candidate in candidates:
        if (candidate / "networks").is_dir():
            return candidate
    raise FileNotFoundError(f"smdesk's data files are missing; looked in {', '.join(map(str, candidates))}")


def path(*parts: str) -> Path:
    """A file or folder below the resources folder; it need not exist."""
    return root().joinpath(*parts)
