"""Looking back: was this Pin made although nobody said so?

`GET /boards/{board}/pins`, newest first, back until before the first try (NETWORKS 0.3). The rule:

* Title, description and link are compared, NFC with spaces collapsed; Pins of other publications (`request.taken`)
  never count; of several, the earliest is ours, for a later one can only be a repeat.
* The two minutes before the first try count too: the network's clock is not ours. The same Pin in the hour before that
  may have been made by hand: CannotTell.
* A person may put the Pins of a board into another order: the list goes on until a whole page is older.
* NotThere only when the list reached back over all that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.pinterest import errors
from smdesk.adapters.pinterest.api import Api, identifier, instant, rows_of
from smdesk.adapters.pinterest.pins import remote_of, title_of
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere

PAGES = 5
ROWS = 100
MARGIN = timedelta(minutes=2)
GREY = timedelta(hours=1)
Row = tuple[datetime, Mapping[str, Any]]


def find(api: Api, request: PublishRequest) -> Finding:
    """Look for the Pin of a part step on its board."""
    board = identifier(request.options.get("board"))
    if not board:
        return CannotTell("listing_missing")
    since = (request.first_try or request.armed_at) - MARGIN
    listed = _list(api, board, since - GREY)
    if isinstance(listed, CannotTell):
        return listed
    rows, complete = listed
    ours = [(at, row) for at, row in rows if row.get("id") not in request.taken and _is_ours(request, row)]
    after = min((known for at, row in ours if at >= since and (known := (at, identifier(row.get("id"))))), default=None)
    if after is not None:
        return Found(remote_of(after[1]), after[0])
    if any(at >= since - GREY for at, _ in ours):
        return CannotTell("same_text_earlier")
    return NotThere() if complete else CannotTell("listing_cut")


def _list(api: Api, board: str, until: datetime) -> tuple[list[Row], bool] | CannotTell:
    """The board's Pins back to a time, and whether the list reached there."""
    found: list[Row] = []
    read = 0
    for answer in api.pages(f"/boards/{board}/pins", PAGES, page_size=ROWS):
        if not isinstance(answer, Answer) or not answer.ok:
            return errors.cannot_tell(api, answer)
        rows = rows_of(answer)
        if rows is None:
            return CannotTell("listing_unreadable", again=True)
        read += 1
        dated = [(at, row) for row in rows if identifier(row.get("id")) and (at := instant(row.get("created_at")))]
        found += dated
        if dated and all(at < until for at, _ in dated):
            return found, True
    return found, read < PAGES


def _is_ours(request: PublishRequest, row: Mapping[str, Any]) -> bool:
    shown = [plain(row.get(name)) for name in ("title", "description", "link")]
    return shown == [plain(title_of(request)), plain(request.part.text), plain(request.part.link)]


def plain(text: object) -> str:
    """A text for comparing: NFC, spaces collapsed; "" for none."""
    return " ".join(unicodedata.normalize("NFC", text).split()) if isinstance(text, str) else ""
