"""What publications, channels and networks are called on every page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from smdesk.core.network import load
from smdesk.core.persona import ELSEWHERE
from smdesk.ui.kit.i18n import capital

translate = QCoreApplication.translate

_OWN_NAMES = {"es": "Español", "en": "English"}


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
        return translate("Networks", "Practice network")
    return ELSEWHERE.get(network) or load(network).name


def channel_name(network: str, handle: str) -> str:
    """A channel with its network: an account often has the same name on several."""
    return f"{network_name(network)} {handle}".strip()


def language_title(code: str) -> str:
    """A language as it calls itself; Qt would tell `en` as the English of America."""
    return _OWN_NAMES.get(code) or capital(QLocale(code.replace("-", "_")).nativeLanguageName())


def status_name(name: str) -> str:
    """The word of a status by its name in the tokens."""
    return {
        "idea": translate("Statuses", "Idea"),
        "draft": translate("Statuses", "Draft"),
        "inDesign": translate("Statuses", "In design"),
        "withClient": translate("Statuses", "With client"),
        "changes": translate("Statuses", "Changes asked"),
        "approved": translate("Statuses", "Approved"),
        "scheduled": translate("Statuses", "Scheduled"),
        "due": translate("Statuses", "Due"),
        "published": translate("Statuses", "Published"),
        "failed": translate("Statuses", "Failed"),
        "missed": translate("Statuses", "Missed"),
    }.get(name, name)
