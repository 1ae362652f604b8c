"""The site's media library: a file handed over once, with its alternative text, at a public address.

`hand_over` is all that publishing elsewhere through this site needs too: networks that fetch media by address take the
`url` of its result.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.wordpress.api import Api, identifier, rows, table
from smdesk.adapters.wordpress.errors import outcome
from smdesk.adapters.wordpress.slugs import ending, stem
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Refused, Unknown, Why


def hand_over(api: Api, item: MediaItem, file: Path | None) -> Outcome:
    """Prepared({"id", "url", "kind", "alt"}). What an earlier try left there is used, so the library holds it once."""
    if file is None:
        return NotSent("media_missing", item.filename, Why.CONTENT)
    try:
        with file.open("rb") as stream:
            there = api.get("wp/v2/media", slug=stem(item), context="edit")
            if isinstance(there, NotSent):
                return there
            found = [row for row in rows(there.data) if there.ok and identifier(row.get("id"))]
            if found:
                return _described(api, found[0], item)
            return _uploaded(api, stream, item)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)


def _uploaded(api: Api, stream: BinaryIO, item: MediaItem) -> Outcome:
    tail = ending(item.mime)
    if not tail:  # the site tells the type by it
        return Refused("media_type_refused", Why.CONTENT, item.mime)
    name = f"{stem(item)}{tail}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": item.mime}
    # httpx reads the file in pieces and takes its length from the file system, so it is never in memory as a whole.
    answer: Answer | Failure = api.send("POST", "wp/v2/media", headers=headers, upload=True, content=stream)
    if not isinstance(answer, Answer):
        return answer
    if not answer.ok:
        return outcome(api, answer, repeatable=True)
    data = table(answer.data)
    if not identifier(data.get("id")):
        return Unknown("answer_without_id", api.http.words(answer), answer.status)
    return _described(api, data, item)


def _described(api: Api, data: object, item: MediaItem) -> Outcome:
    """Give it its alternative text, unless it has it."""
    there = table(data)
    if (there.get("alt_text") or "") != item.alt:
        answer = api.send("POST", f"wp/v2/media/{identifier(there.get('id'))}", json={"alt_text": item.alt})
        if not isinstance(answer, Answer):
            return answer
        if not answer.ok:
            return outcome(api, answer, repeatable=True)
    url = there.get("source_url")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")):
        return Unknown("answer_without_id")
    return Prepared({"id": there["id"], "url": url, "kind": item.kind, "alt": item.alt})
