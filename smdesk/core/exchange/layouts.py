"""Layouts of bulk files as data: which headings each program writes, in Spanish and English, and what they hold.

Sources: Buffer's bulk upload (Text, Image URL, Tags, Posting Time, for Pinterest also Board Name), Metricool's CSV of
2026 (93 columns), Hootsuite's bulk composer (date, message, link, with or without a heading).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from smdesk.core.exchange import days
from smdesk.core.exchange.table import Table
from smdesk.core.records import dataclass

#: What a column can be. `on:NETWORK` is a tick for a network, `format:NETWORK` and `option:NETWORK.NAME` belong to one.
FIELDS = (
    "date", "hour", "zone", "text", "title", "link", "media", "alt", "first_comment", "channels", "client", "status",
    "draft", "pillar", "campaign", "persona", "recurrence", "languages", "url", "code", "data",
)  # fmt: skip

#: Headings of smdesk's own file: field → Spanish, English. The first is written, all are understood.
HEADINGS: Mapping[str, tuple[str, str]] = {
    "date": ("Fecha", "Date"),
    "hour": ("Hora", "Time"),
    "zone": ("Zona horaria", "Time zone"),
    "client": ("Cliente", "Client"),
    "channels": ("Canales", "Channels"),
    "status": ("Estado", "Status"),
    "title": ("Título", "Title"),
    "text": ("Texto", "Text"),
    "link": ("Enlace", "Link"),
    "media": ("Archivos", "Media"),
    "alt": ("Textos alternativos", "Alt texts"),
    "first_comment": ("Primer comentario", "First comment"),
    "pillar": ("Pilar", "Pillar"),
    "campaign": ("Campaña", "Campaign"),
    "persona": ("Persona", "Persona"),
    "recurrence": ("Se repite", "Repeats"),
    "url": ("Publicada en", "Published at"),
    "code": ("Código", "Code"),
    "data": ("smdesk", "smdesk"),
}

#: What else people and programs call the fields; folded as `fold` does.
SYNONYMS: Mapping[str, str] = {
    "date": "fecha|dia|date|day|scheduled date|publish date|publication date|fecha de publicacion|posting time|"
    "post date|fecha y hora|date time|datetime|scheduled at|scheduled time|schedule|programada|programado para|"
    "date and time|postatspecifictime",
    "hour": "hora|time|hour|publish time|hora de publicacion|post time",
    "zone": "zona|zona horaria|time zone|timezone|zone|huso horario",
    "text": "texto|copy|mensaje|message|text|caption|content|contenido|post|publicacion|post text|description|"
    "descripcion|cuerpo|body|pie de foto",
    "title": "titulo|title|titular|headline|nombre|name|asunto|summary",
    "link": "enlace|link|url|vinculo|website|direccion|link url",
    "media": "archivos|archivo|imagen|imagenes|image|images|image url|media|media url|picture|picture url|foto|fotos|"
    "video|video url|media urls|image urls|url de la imagen|imageurls",
    "alt": "texto alternativo|textos alternativos|alt|alt text|alt texts|alternative text|image alt text",
    "first_comment": "primer comentario|first comment|first comment text|comentario",
    "channels": "canal|canales|channel|channels|red|redes|red social|redes sociales|network|networks|platform|"
    "platforms|plataforma|perfil|profile|profiles|account|cuenta|social network",
    "client": "cliente|client|marca|brand",
    "status": "estado|status|stage|situacion",
    "draft": "draft|borrador",
    "pillar": "pilar|pillar|categoria|category|pilar de contenido|tags|etiquetas|tematica|tema",
    "campaign": "campana|campaign",
    "persona": "persona|buyer persona",
    "recurrence": "se repite|repeats|repeat|recurrence|rrule|repeticion",
    "languages": "idioma|idiomas|language|languages|lang",
    "url": "publicada en|published at|permalink|enlace publicado|post url",
    "code": "codigo|code|id|post id|uid",
    "data": "smdesk",
}

_NETWORKS = {
    "facebook": "facebook", "twitter/x": "x", "twitter": "x", "x": "x", "linkedin": "linkedin",
    "gbp": "google_business", "gmb": "google_business", "google business": "google_business",
    "instagram": "instagram", "pinterest": "pinterest", "tiktok": "tiktok", "youtube": "youtube",
    "threads": "threads", "bluesky": "bluesky", "mastodon": "mastodon", "telegram": "telegram",
    "wordpress": "wordpress", "snapchat": "snapchat",
}  # fmt: skip

_METRICOOL: Mapping[str, str] = {
    **{name: f"on:{network}" for name, network in _NETWORKS.items()},
    "instagram post type": "format:instagram",
    "facebook post type": "format:facebook",
    "youtube video type": "format:youtube",
    "facebook title": "option:facebook.title",
    "pinterest board": "option:pinterest.board",
    "pinterest pin title": "option:pinterest.title",
    "pinterest pin link": "link",
    "youtube video title": "option:youtube.title",
    "youtube video privacy": "option:youtube.visibility",
    "youtube video for kids": "option:youtube.made_for_kids",
    "youtube video tags": "option:youtube.tags",
    "tiktok title": "option:tiktok.title",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One program's file. `signs` are headings of which all must be there; `also` says what its own ones hold."""

    id: str
    name: str
    signs: tuple[str, ...]
    also: Mapping[str, str]
    order: days.Order | None = None  # how it writes days, where its makers say so


LAYOUTS = (
    Layout("smdesk", "smdesk", ("smdesk",), {}),
    Layout("metricool", "Metricool", ("text", "date", "time", "draft"), _METRICOOL),
    Layout("buffer", "Buffer", ("text", "posting time"), {"board name": "option:pinterest.board"}),
    Layout("hootsuite", "Hootsuite", ("date", "message", "link"), {}),
    Layout("ics", "iCalendar", (), {}),
    Layout("generic", "", (), {name: f"on:{network}" for name, network in _NETWORKS.items()}),
)  # fmt: skip
BY_ID = {layout.id: layout for layout in LAYOUTS}
_FIELD_OF = {name: field for field, names in SYNONYMS.items() for name in names.split("|")}
_NUMBERED = re.compile(r"(.*?)\s*\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A layout, and what each column holds ("": nothing that is taken)."""

    layout: Layout
    fields: tuple[str, ...]


def fold(heading: str) -> str:
    """A heading without accents, case, marks and doubled blanks."""
    flat = unicodedata.normalize("NFKD", heading.casefold())
    bare = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[_*:()#\[\]\"'¿?¡!.\-]+", " ", bare).split())


def recognise(headers: Sequence[str], kind: str = "csv") -> Recognised:
    """Which program's file it is, by its headings; `generic` where none fits."""
    names = [fold(each) for each in headers]
    if kind == "ics":
        return Recognised(BY_ID["ics"], tuple(each if each in FIELDS else "" for each in headers))
    for layout in LAYOUTS:
        if layout.signs and set(layout.signs) <= set(names):
            return Recognised(layout, _fields(layout, names))
    return Recognised(BY_ID["generic"], _fields(BY_ID["generic"], names))


def of_layout(layout: str, headers: Sequence[str]) -> Recognised:
    """The columns as a layout that a person has named has them."""
    return Recognised(BY_ID[layout], _fields(BY_ID[layout], [fold(each) for each in headers]))


def _fields(layout: Layout, names: Sequence[str]) -> tuple[str, ...]:
    taken: set[str] = set()
    found = []
    for name in names:
        field = _field(layout, name)
        if field in taken and field not in {"media", "alt", "data"}:
            field = ""  # the first of two has it
        if field:
            taken.add(field)
        found.append(field)
    return tuple(found)


def _field(layout: Layout, name: str) -> str:
    numbered = _NUMBERED.fullmatch(name)
    for each in (name, numbered[1] if numbered else name):
        if each in layout.also:
            return layout.also[each]
        if layout.id == "metricool" and each in {"alt text picture"}:
            return "alt"
        if each in _FIELD_OF and (each == name or _FIELD_OF[each] in {"media", "alt"}):
            return _FIELD_OF[each]
    return ""


def bare_hootsuite(rows: Sequence[Sequence[str]]) -> bool:
    """True for lines without a heading: a day with its hour, a message, perhaps a link, in every one of the first."""
    looked = [row for row in rows[:20] if any(cell.strip() for cell in row)]
    return bool(looked) and all(
        2 <= len(row) <= 4 and days.is_day(row[0]) and any(mark in row[0] for mark in ":hT") for row in looked
    )


def headed(table: Table) -> bool:
    """True when at least the text or the day of a post is among the headings."""
    return bool(set(recognise(table.headers, table.kind).fields) & {"text", "title", "date", "data"})
