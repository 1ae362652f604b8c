"""smdesk's own file: a record as the cells that a person reads and may change, and the changes back into the record.

A column of its own holds all of the record. The other columns are for people; what they say else than the record, they
have been told to say by somebody, and that holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time

from smdesk.core import network
from smdesk.core.exchange import damage, rrule
from smdesk.core.exchange.record import ChannelRef, Record, to_text
from smdesk.core.network import NetworkSpec

#: Whatever ends a line somewhere.
_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
#: In this order they stand in the file, `data` at the end.
COLUMNS = (
    "date", "hour", "zone", "client", "channels", "status", "title", "text", "link", "media", "alt", "first_comment",
    "pillar", "campaign", "persona", "recurrence", "url", "code", "data",
)  # fmt: skip
#: Between the parts of a thread, on a line of its own; between files, and their texts.
PART_MARK, LIST_MARK = "---", " | "
#: A cell of a workbook holds 32,767 characters; a longer text is cut here, and whole in the column of smdesk's own.
MOST_TEXT = 32_000
#: So many characters of a record go into one cell; the next columns have the rest.
PIECE = 30_000

#: status → Spanish, English. The first two of each are written; `STATUS_OF` understands more.
STATUS: Mapping[str, tuple[str, str]] = {
    "idea": ("Idea", "Idea"),
    "draft": ("Borrador", "Draft"),
    "in_design": ("En diseño", "In design"),
    "with_client": ("Con el cliente", "With the client"),
    "changes": ("Cambios pedidos", "Changes asked for"),
    "approved": ("Aprobada", "Approved"),
    "planned": ("Sin programar", "Not scheduled"),
    "scheduled": ("Programada", "Scheduled"),
    "published": ("Publicada", "Published"),
    "day": ("Fecha clave", "Key date"),
}
STATUS_OF: Mapping[str, str] = {
    **{name: status for status, pair in STATUS.items() for name in (status, *(each.casefold() for each in pair))},
    **dict.fromkeys(("borrador", "drafts", "pendiente", "pending", "true"), "draft"),
    **dict.fromkeys(("programado", "programada", "queued", "en cola", "queue", "schedule", "active"), "scheduled"),
    "fecha señalada": "day",  # as files of earlier days call it
    **dict.fromkeys(("publicado", "publicada", "sent", "live", "enviado", "enviada", "posted"), "published"),
    **dict.fromkeys(("aprobado", "ok", "validado"), "approved"),
    **dict.fromkeys(("ideas", "propuesta"), "idea"),
}  # fmt: skip

#: Network → Spanish, English, where its name is not the same in both: as `networks` of the catalogue has it.
NETWORKS: Mapping[str, tuple[str, str]] = {"practice": ("Red de práctica", "Practice network")}
LANGUAGES = ("es", "en")


def status_of(record: Record) -> str:
    """The one word that says how a post stands."""
    if record.published:
        return "published"
    if any(each.state != "published" for each in record.sendings):
        return "scheduled"
    return record.stage


def cells(record: Record, language: str) -> dict[str, str | date | time]:
    """What a person reads, by column."""
    wall, base = record.wall, record.base
    first = base.parts[0] if base.parts else None
    text = f"\n{PART_MARK}\n".join(part.text for part in base.parts)
    media = first.media if first is not None else ()
    values: dict[str, str | date | time] = {
        "date": wall.local.date() if wall is not None else "",
        "hour": wall.local.time() if wall is not None else "",
        "zone": wall.zone if wall is not None else "",
        "client": record.client,
        "channels": "; ".join(channel_name(each, language) for each in channels_of(record)),
        "status": STATUS.get(status_of(record), ("", ""))[language != "es"],
        "title": record.title,
        "text": text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}…",
        "link": first.link if first is not None else "",
        "media": LIST_MARK.join(each.source or each.filename or each.sha256 for each in media),
        "alt": LIST_MARK.join(each.alt for each in media) if any(each.alt for each in media) else "",
        "first_comment": base.first_comment or "",
        "pillar": record.pillar.name if record.pillar is not None else "",
        "campaign": record.campaign,
        "persona": record.persona,
        "recurrence": rrule.write(record.recurrence),
        "url": "\n".join(each.url for each in record.sendings if each.url),
        "code": record.code,
    }
    return values


def channels_of(record: Record) -> tuple[ChannelRef, ...]:
    """What it is written for, and what it goes out on."""
    return tuple(dict.fromkeys((*record.channels, *(each.channel for each in record.sendings))))


def channel_name(ref: ChannelRef, language: str = "en") -> str:
    """A channel as a person reads it."""
    if not ref.network:
        return ref.handle
    pair = NETWORKS.get(ref.network)
    name = pair[language != "es"] if pair is not None else _spec(ref.network).name
    return f"{name} {ref.handle}".strip()


def _spec(name: str) -> NetworkSpec:
    return network.load_any(name)


def pieces(record: Record) -> list[str]:
    """The record as one text, cut so that each piece fits into a cell."""
    whole = to_text(record)
    return [whole[at : at + PIECE] for at in range(0, len(whole), PIECE)]


def changed(record: Record, given: Mapping[str, str]) -> dict[str, str]:
    """Of the cells as they were read, as text, those that say something else than the record."""
    told: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for name, value in cells(record, language).items():
            told.setdefault(name, set()).add(_plain(str(value)))
    return {
        name: text
        for name, text in given.items()
        if name in told and not {_plain(text), _plain(damage.unguard(text))} & told[name]
    }


def _plain(text: str) -> str:
    """A text without what programs change of their own accord: line ends, blanks around lines, what XML cannot hold."""
    kept = damage.writable(text).replace("\N{REPLACEMENT CHARACTER}", "")
    lines = _ENDS.sub("\n", kept).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def summary(record: Record) -> str:
    """What an event in another program's calendar is called: the title, else the beginning of the text."""
    line = " ".join((record.title or record.text).split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def description(record: Record, language: str) -> str:
    """What stands in such an event: the text, and what it is for."""
    text = f"\n{PART_MARK}\n".join(part.text for part in record.base.parts)
    channels = "; ".join(channel_name(each, language) for each in channels_of(record))
    return "\n\n".join(each for each in (text, channels) if each)
