"""What publications, channels and networks are called on every page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.core.network import load
from smdesk.core.persona import ELSEWHERE


def first_line(text: str) -> str:
    """The first line of a text that says something."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def shortened(text: str, most: int = 60) -> str:
    """The first line of a text, cut with an ellipsis where it is longer; "…" for no text."""
    line = first_line(text) or "…"
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def network_name(network: str) -> str:
    """The name of a network as its own people write it."""
    if network == "practice":  # ours, so its name is translated
        return QCoreApplication.translate("Networks", "Practice network")
    return ELSEWHERE.get(network) or load(network).name
