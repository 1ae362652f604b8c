"""Three objectives to begin with, from the words in which a company tells its goal and its sector."""

from __future__ import annotations

import unicodedata

from smdesk.core.records import dataclass

HOW_MANY = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """An objective by key (its words stand under `objectives.<key>`) and the metrics that would decide it."""

    key: str
    metrics: tuple[str, ...]
    because: str  # goal, sector, or "" for what suits everybody


_METRICS = {
    "sell": ("revenue", "conversions", "conversion_rate"),
    "bookings": ("leads", "clicks", "ctr"),
    "visits": ("clicks", "ctr", "reach"),
    "known": ("reach", "followers", "shares"),
    "talk": ("comments", "engagement_rate_reach", "saves"),
    "answers": ("response_time", "response_rate", "sentiment"),
}
#: Beginnings of words, English and Spanish, without accents. The first that are found count most.
_WORDS = {
    "sell": ("sell", "sale", "order", "revenue", "shop online", "vend", "venta", "pedid", "encarg", "factur"),
    "bookings": ("book", "appoint", "reserv", "class", "enrol", "quote", "cita", "clase", "alumn", "presupuest"),
    "visits": ("visit", "traffic", "website", "web", "footfall", "trafico", "acud", "tienda"),
    "known": ("known", "aware", "brand", "reach", "neighbo", "opening", "conoc", "conozc", "marca", "visib", "barrio"),
    "talk": ("communit", "loyal", "engage", "return", "comunid", "fidel", "repit", "volver", "participa"),
    "answers": ("answer", "support", "service", "reputation", "review", "atencion", "respond", "reseñ", "reputacion"),
}
_SECTORS = {
    ("bakery", "cafe", "restaurant", "bar", "food", "panad", "cafeter", "restaur", "pasteler", "obrador", "hostel"): (
        "known", "sell", "talk"
    ),
    ("yoga", "gym", "clinic", "dent", "hair", "salon", "school", "academ", "studio", "estudio", "gimnas", "peluq",
     "escuela", "hotel", "workshop", "taller"): ("bookings", "known", "talk"),
    ("shop", "store", "retail", "commerce", "bicycle", "fashion", "tienda", "comerc", "moda", "bici"): (
        "sell", "visits", "answers"
    ),
    ("law", "consult", "agency", "software", "advis", "abogad", "asesor", "agenc", "gestor"): (
        "bookings", "visits", "known"
    ),
    ("ngo", "associat", "museum", "foundation", "asociac", "museo", "fundac", "ong"): ("known", "talk", "visits"),
}  # fmt: skip
_EVERYBODY = ("known", "visits", "talk", "answers")


def propose(goal: str, sector: str) -> tuple[Proposal, ...]:
    """Always three, the same for the same words: first what the goal says, then what suits the sector."""
    words = _folded(goal)
    said = sorted((place, key) for key in _WORDS if (place := _place(words, _WORDS[key])) >= 0)
    chosen = {key: "goal" for _, key in said}
    own = _folded(sector)
    for starts, keys in _SECTORS.items():
        if _place(own, starts) >= 0:
            for key in keys:
                chosen.setdefault(key, "sector")
            break
    for key in _EVERYBODY:
        chosen.setdefault(key, "")
    return tuple(Proposal(key, _METRICS[key], why) for key, why in list(chosen.items())[:HOW_MANY])


def _place(text: str, starts: tuple[str, ...]) -> int:
    """Where the first word stands that begins so; -1 for none."""
    padded = f" {text}"
    found = [place for start in starts if (place := padded.find(f" {_folded(start)}")) >= 0]
    return min(found, default=-1)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return " ".join(
        "".join(each if each.isalnum() else " " for each in plain if not unicodedata.combining(each)).split()
    )
