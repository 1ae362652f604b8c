"""What columns, fates and layouts are called in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.core.exchange import layouts
from smdesk.core.exchange.drafts import Draft, Fate
from smdesk.core.exchange.record import Record
from smdesk.ui.kit.naming import network_name

translate = QCoreApplication.translate


def fields() -> dict[str, str]:
    """What a column can hold, in the order in which it is offered."""
    return {
        "": translate("ExchangeWords", "Nothing that is taken"),
        "text": translate("ExchangeWords", "Text"),
        "title": translate("ExchangeWords", "Title"),
        "date": translate("ExchangeWords", "Date, perhaps with the hour"),
        "hour": translate("ExchangeWords", "Hour"),
        "zone": translate("ExchangeWords", "Time zone"),
        "channels": translate("ExchangeWords", "Channels"),
        "client": translate("ExchangeWords", "Client"),
        "status": translate("ExchangeWords", "Status"),
        "draft": translate("ExchangeWords", "Whether it is a draft"),
        "link": translate("ExchangeWords", "Link"),
        "media": translate("ExchangeWords", "Media files"),
        "alt": translate("ExchangeWords", "Alternative text"),
        "first_comment": translate("ExchangeWords", "First comment"),
        "pillar": translate("ExchangeWords", "Pillar"),
        "campaign": translate("ExchangeWords", "Campaign"),
        "persona": translate("ExchangeWords", "Buyer persona"),
        "recurrence": translate("ExchangeWords", "Repetition"),
        "languages": translate("ExchangeWords", "Language"),
        "url": translate("ExchangeWords", "Published address"),
        "code": translate("ExchangeWords", "Code"),
        "data": translate("ExchangeWords", "All of the post, by smdesk"),
    }


def field(name: str) -> str:
    """One of them, also one that belongs to a network."""
    kind, _, rest = name.partition(":")
    network, _, option = rest.partition(".")
    if kind == "on":
        return network_name(network)
    if kind == "format":
        return translate("ExchangeWords", "Format on %1").replace("%1", network_name(network))
    if kind == "option":
        return f"{network_name(network)}: {option}"
    return fields().get(name, name)


def layout(name: str) -> str:
    """Whose file it is."""
    own = layouts.BY_ID[name].name if name in layouts.BY_ID else ""
    return own or translate("ExchangeWords", "A table with headings")


def fate(draft: Draft, *, schedule: bool) -> str:
    """What becomes of a row, in a few words."""
    record = draft.record
    words = {
        Fate.HISTORY: translate("ExchangeWords", "Comes in as published"),
        Fate.SKIP: translate("ExchangeWords", "Left out"),
        Fate.PRESENT: translate("ExchangeWords", "Is there already"),
        Fate.BLANK: translate("ExchangeWords", "Empty"),
        Fate.WRONG: translate("ExchangeWords", "Has to be put right"),
    }
    if draft.fate in words:
        return words[draft.fate]
    if draft.day is not None:
        return translate("ExchangeWords", "Key date")
    assert record is not None
    return _stands(record, schedule=schedule)


def _stands(record: Record, *, schedule: bool) -> str:
    if record.wall is None:
        return translate("ExchangeWords", "Idea") if record.stage == "idea" else translate("ExchangeWords", "Draft")
    waits = any(each.state != "published" for each in record.sendings)
    if schedule and waits:
        return translate("ExchangeWords", "Is scheduled")
    return translate("ExchangeWords", "Draft at its time")


def order(value: str) -> str:
    """What comes first in dates."""
    return {
        "dmy": translate("ExchangeWords", "Day first: 24/12/2026"),
        "mdy": translate("ExchangeWords", "Month first: 12/24/2026"),
        "ymd": translate("ExchangeWords", "Year first: 2026-12-24"),
        "flipped": translate("ExchangeWords", "Day first, swapped by the spreadsheet"),
    }[value]
