"""A round as it goes to a client: one picture, several, a thread, a film, another text on a channel, nothing at all."""

from __future__ import annotations

import base64
from datetime import datetime

from smdesk.core.approval import Content, Entry, Part, Place, Round, Shown, digest
from smdesk.formats.approval_html import Picture, key

#: Two pixels by one.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAEElEQVR4nGP4z8DwHwT+AwAd9QX7cUTVbQAAAABJRU5ErkJggg=="
)
LOAF, ROLL, FILM, MENU = (Shown(letter * 64, "image/png") for letter in "abcd")
FILM = Shown(FILM.sha256, "video/mp4", "The oven")
MENU = Shown(MENU.sha256, "application/pdf")
PICTURES = {key(LOAF): Picture("image/png", PNG, 2, 1), key(ROLL): Picture("image/png", PNG + b"\0", 2, 1)}
IG, FB = Place("instagram", "molino"), Place("facebook", "Molino")


def entry(
    name: str, wall: datetime | None, *parts: Part, comment: str = "", places: tuple[Place, ...] = (IG,)
) -> Entry:
    """A post of the round; its title is its key."""
    content = Content(parts, comment, places)
    return Entry(name, digest(content), name, content, wall)


def day(number: int, month: int = 10, hour: int = 10) -> datetime:
    return datetime(2026, month, number, hour)


ENTRIES = (
    entry("croissants", day(17), Part("The best croissant.\nOrder now! #bread", media=(LOAF,))),
    entry("bread day", day(16), Part("Flour, water, salt.", media=(LOAF, ROLL)), comment="#bread", places=(IG, FB)),
    entry(
        "thread", day(19), Part("First the flour. 🌾"), Part("Then the water.", "https://molino.example/w", (ROLL,)),
        places=(Place("mastodon", "@m@x.example"), Place("linkedin", "m", (Part("Patience, in a firm."),))),
    ),
    entry("oven", day(31), Part("Its sound.", media=(FILM, MENU)), places=(IG, Place("x", "m", (), "More there"))),
    entry("later", None, Part("")),
)  # fmt: skip


def made(language: str = "es", entries: tuple[Entry, ...] = ENTRIES, colour: str = "") -> Round:
    """The round in a language."""
    return Round(
        "round-7", "Molino Viejo", "Octubre, segunda quincena", language, entries, "Hola, Ana:\n¡mira!", day(14), colour
    )
