"""The ads plan as a workbook in a file: the screens reach the formats through here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from smdesk.core.adsheet import AdLine
from smdesk.formats import xlsx_ads
from smdesk.system import newfile


def write(lines: Sequence[AdLine], labels: Mapping[str, str], title: str, file: Path) -> None:
    """Write it; nothing is left of it if that fails. Raises StorageError as `newfile.write`."""
    newfile.write(file, xlsx_ads.write(lines, labels, title))
