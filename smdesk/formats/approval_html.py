"""The client's approval file: one HTML page that shows a round, takes the answers and gives them back as a small file.

Nothing in it is fetched, and its policy lets nothing be: pictures are data, and of scripts and styles only those run
whose hashes the policy names (https://www.w3.org/TR/CSP3/). Skeleton, looks, behaviour and words are in
`resources/approval`; what the page hands back is read by `approval_answer`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from html import escape

from smdesk.core import contrast, resources, utm
from smdesk.core.approval import Entry, Round
from smdesk.formats import approval_answer
from smdesk.formats.approval_art import Gallery, Key, Picture, drawings, icon, key
from smdesk.formats.approval_card import card
from smdesk.formats.approval_speech import Speech

__all__ = ["Picture", "file_name", "key", "page"]

#: Of a client without a colour.
COLOUR = "#4a2b1d"
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def page(round_: Round, pictures: Mapping[Key, Picture]) -> str:
    """The whole file. `pictures` by `key` of what is shown; what has none is told by a placeholder."""
    entries = sorted(round_.entries, key=_in_calendar)
    walls = [entry.wall for entry in entries]
    speech = Speech(round_.language, [*walls, round_.deadline])
    gallery = Gallery(pictures, speech)
    style = _colours(round_.colour) + _file("page.css")
    script = _file("page.js")
    span = speech.span(walls)
    told = {f"word_{name}": escape(text) for name, text in speech.page.items()}
    told |= {f"icon_{name}": icon(name) for name in ("close", "share", "copy", "save", "before", "after")}
    told |= {
        "language": speech.language,
        "policy": _policy(style, script),
        "brand": _brand(round_.colour),
        "title": escape(speech.say("title", name=round_.name, client=round_.client)),
        "client": escape(round_.client),
        "subtitle": escape(speech.say("posts", span=span) if span else speech.say("posts_undated")),
        "deadline": _deadline(round_.deadline, speech),
        "no_script": escape(speech.say("no_script")),
        "message": _message(round_.message, speech),
        "cards": "\n".join(card(entry, at, speech, gallery) for at, entry in enumerate(entries)),
        "count": str(len(entries)),
        "drawings": drawings({place.network for entry in entries for place in entry.content.places}),
        "data": _data(round_, entries, speech),
        "style": style,
        "script": script,
    }
    # In one pass: what a post says is never taken for a place.
    return _PLACE.sub(lambda found: told[found[1]], _file("page.html"))


def file_name(round_: Round, ending: str = ".html") -> str:
    """`molino-viejo-octubre-segunda-quincena.html`; of what comes back, with `approval_answer.SUFFIX`."""
    return (utm.slug(f"{round_.client} {round_.name}") or "smdesk") + ending


def _in_calendar(entry: Entry) -> tuple[bool, str]:
    """Those without a date stand at the end, in the order they came in."""
    return entry.wall is None, entry.wall.isoformat() if entry.wall else ""


def _deadline(deadline: datetime | None, speech: Speech) -> str:
    if deadline is None:
        return ""
    return f'<p class="deadline">{escape(speech.say("deadline"))} <b>{escape(speech.when(deadline))}</b></p>'


def _message(message: str, speech: Speech) -> str:
    if not message.strip():
        return ""
    label = escape(speech.say("message"))
    return f'<p class="message" role="note" aria-label="{label}" dir="auto">{escape(message.strip())}</p>'


def _data(round_: Round, entries: list[Entry], speech: Speech) -> str:
    """What the script knows of the round, as JSON that cannot end the element it stands in."""
    data = {
        "mark": approval_answer.MARK, "form": approval_answer.FORM, "round": round_.key, "sent": round_.digest,
        "begin": approval_answer.BEGIN, "end": approval_answer.END,
        "file": file_name(round_, approval_answer.SUFFIX), "words": speech.script,
        "entries": [
            {"key": entry.key, "digest": entry.digest, "texts": list(entry.content.texts)} for entry in entries
        ],
    }  # fmt: skip
    told = json.dumps(data, ensure_ascii=False)
    # All of these stand in strings only, where each may be written so.
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", told)


def _policy(style: str, script: str) -> str:
    def named(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; img-src data:; style-src {named(style)}; script-src {named(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _brand(colour: str) -> str:
    return colour.lower() if contrast.valid(colour) else COLOUR


def _colours(colour: str) -> str:
    """The brand's colour, and what can be read on it and beside it."""
    brand = _brand(colour)
    on = contrast.on(brand)
    values = {
        "brand": brand,
        "on-brand": on,
        "on-brand-soft": contrast.readable(contrast.blend(on, brand, 0.14), brand),
        "accent": contrast.readable(brand, "#ffffff"),
        "ground": contrast.blend(brand, "#fdf9f3", 0.97),
        "note": contrast.blend(brand, "#fdf9f3", 0.92),
        "line": contrast.readable(contrast.blend(brand, "#fff6e8", 0.86), "#ffffff", 1.25),
        "edge": contrast.readable(contrast.blend(brand, "#fff6e8", 0.68), "#ffffff", 1.9),
        "field": contrast.readable(contrast.blend(brand, "#ffffff", 0.4), "#ffffff", contrast.LARGE),
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in values.items()) + "}\n"


def _file(name: str) -> str:
    # Browsers hash what they have read, in which a line ends with \n alone.
    return resources.path("approval", name).read_text(encoding="utf-8").replace("\r\n", "\n")
