"""What the dimensions of a voice, and its form of address, are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def ends(dimension: str) -> tuple[str, str]:
    """The two opposites."""
    return {
        "close_formal": (translate("Voice", "Close"), translate("Voice", "Formal")),
        "playful_serious": (translate("Voice", "Playful"), translate("Voice", "Serious")),
        "traditional_modern": (translate("Voice", "Traditional"), translate("Voice", "Modern")),
        "brief_detailed": (translate("Voice", "Brief"), translate("Voice", "Detailed")),
        "humble_bold": (translate("Voice", "Humble"), translate("Voice", "Bold")),
    }[dimension]


def addresses() -> list[tuple[object, str]]:
    """The forms of address, with their codes."""
    return [
        ("", translate("Voice", "Not agreed")),
        ("tu", translate("Voice", "Informal: tú")),
        ("usted", translate("Voice", "Formal: usted")),
        ("vos", translate("Voice", "Informal: vos")),
        ("mixed", translate("Voice", "As each text likes")),
    ]


def emoji() -> list[tuple[object, str]]:
    """How many emoji a post may have; None for as many as it likes."""
    up_to = translate("Voice", "Up to %1")
    some = [(most, up_to.replace("%1", str(most))) for most in (1, 2, 3, 5)]
    return [(None, translate("Voice", "As it comes")), (0, translate("Voice", "None")), *some]


def hashtags() -> list[tuple[object, str]]:
    """How many hashtags, as (least, most)."""
    spans = ((1, 3), (3, 5), (5, 10), (10, 30))
    between = translate("Voice", "%1 to %2")
    return [
        ((None, None), translate("Voice", "As it comes")),
        ((None, 0), translate("Voice", "None")),
        *(((least, most), between.replace("%1", str(least)).replace("%2", str(most))) for least, most in spans),
    ]


def places() -> list[tuple[object, str]]:
    """Where hashtags stand."""
    return [
        ("", translate("Voice", "Anywhere")),
        ("end", translate("Voice", "At the end")),
        ("comment", translate("Voice", "In the first comment")),
    ]
