"""The irreversible call: a Spotlight, a story or a saved story of one medium that has been handed over.

Source: NETWORKS 16. Of a saved story it has the call and the length of the title, not the body: that is transcribed
from public integrations, which agree with each other, and has been tried by none of us. What a post is called
afterwards is told for some kinds only; where it is not, it goes by the name of its medium.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.snapchat import errors
from smdesk.adapters.snapchat.api import Api, data_of, fine, identifier
from smdesk.core.outcome import NotSent, Outcome, Published, Refused, RemoteRef, Why
from smdesk.core.steps import StepKind

#: The usual country of a language that is named without one: `locale` wants both.
COUNTRIES = {
    "ca": "ES", "da": "DK", "en": "US", "eu": "ES", "gl": "ES", "ja": "JP", "ko": "KR", "pt": "BR", "sv": "SE",
    "uk": "UA", "zh": "CN", "ar": "SA", "el": "GR", "cs": "CZ", "hi": "IN",
}  # fmt: skip
TITLE = 45  # of a saved story


def publish(api: Api, request: PublishRequest) -> Outcome:
    """Post the medium of a part, once."""
    if request.step.kind is not StepKind.PART:
        return NotSent("not_offered", why=Why.CONTENT)
    if not request.part.media:
        return Refused("media_required", Why.CONTENT)
    if len(request.part.media) > 1:
        return Refused("too_many_images", Why.CONTENT)
    try:
        known = identifier(request.uploads()[0].get("media_id"))
    except KeyError:
        known = ""
    if not known:
        return NotSent("upload_expired")
    if request.format == "saved_story" and not title_of(request):
        return Refused("title_missing", Why.CONTENT)
    what, body = _body(request, known)
    answer = api.send(what, body)
    return Published(RemoteRef(_named(data_of(answer)) or known)) if fine(answer) else errors.outcome(api, answer)


def caption(request: PublishRequest) -> str:
    """The text, with the link under it: it has no field of its own."""
    part = request.part
    if not part.link or part.link in part.text:
        return part.text
    return f"{part.text}\n\n{part.link}" if part.text.strip() else part.link


def title_of(request: PublishRequest) -> str:
    """The title of a saved story: that of the post, else a text that is short enough to be one."""
    title, text = request.options.get("title", "").strip(), request.part.text.strip()
    return title or (text if len(text) <= TITLE else "")


def locale(request: PublishRequest) -> str:
    """The language of a Spotlight as `locale` has it, such as es_ES; en_US where none is named."""
    tag = (request.languages or ("en",))[0].replace("_", "-").split("-")
    language = tag[0].lower()
    country = next((each.upper() for each in tag[1:] if len(each) == 2 and each.isalpha()), "")
    if len(language) != 2 or not language.isascii() or not language.isalpha():
        return "en_US"
    return f"{language}_{country or COUNTRIES.get(language, language.upper())}"


def _body(request: PublishRequest, known: str) -> tuple[str, Mapping[str, Any]]:
    """Where it is posted to, and what is sent."""
    if request.format == "story":
        return "stories", {"media_id": known}
    if request.format == "saved_story":
        return "saved_stories", {"saved_stories": [{"title": title_of(request), "snap_sources": [{"media_id": known}]}]}
    words = caption(request)
    return "spotlights", {
        "media_id": known,
        "locale": locale(request),
        "skip_save_to_profile": request.options.get("save_to_profile") == "no",
        **({"description": words} if words.strip() else {}),
    }


def _named(data: Mapping[str, Any]) -> str:
    """The id of what was made, "" where the answer has none."""
    for one, many in (("spotlight", "spotlights"), ("story", "stories"), ("saved_story", "saved_stories")):
        rows = data.get(many)
        row = rows[0] if isinstance(rows, list) and rows else {}
        inner = row.get(one, row) if isinstance(row, dict) else {}
        found = identifier(data.get(f"{one}_id")) or (identifier(inner.get("id")) if isinstance(inner, dict) else "")
        if found:
            return found
    return identifier(data.get("id"))
