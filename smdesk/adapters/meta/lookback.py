"""Looking back over two phases: was this published although nobody said so? (NETWORKS 0.3)

* The container is asked first. PUBLISHED: it is out, and the account's list only names it; until that shows it, the
  look is made again. Any other status is the network's word that it is not out.
* A post with the same text since the first try is taken for ours in either case: an earlier container may have made it.
  One of other publications never is; of several it is the earliest.
* Where the container is gone or not known (a restored copy), the list alone decides. The same text in the hour before:
  CannotTell, for it may have been sent by hand.
* Without a text to compare, only a container's PUBLISHED and one single post since the first try name it.
* NotThere without a container's word only when the list reached back far enough.
"""

from __future__ import annotations

from collections.abc import Callable

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.meta.containers import Phases, Status, address, of, status_of
from smdesk.adapters.meta.graph import identifier
from smdesk.adapters.meta.listing import GREY, Listed, Shown, since_of
from smdesk.core.outcome import CannotTell, Finding, Found, NotThere, RemoteRef


def find(
    phases: Phases,
    request: PublishRequest,
    wanted: str,
    *,
    read: Callable[[], Listed | CannotTell],
    said: Callable[[Shown], str],
) -> Finding:
    """What became of a part's container; `read` lists what the account shows, `said` is the text of a row."""
    known = identifier(request.handle.get("media"))
    if known:  # its id was told, only its address was not
        return Found(RemoteRef(known))
    word: Status | None = None
    container = "" if request.by_content else of(request)
    if container:
        found = status_of(phases, container)
        if not isinstance(found, tuple):
            return CannotTell(str(getattr(found, "code", "network_silent")), again=True)
        word = None if found[0] is Status.GONE else found[0]
    listed = read()
    if isinstance(listed, CannotTell):
        return listed
    alike = [row for row in listed.shown if said(row) == wanted]
    since = since_of(request)
    recent = [row for row in alike if row.at >= since]
    if not wanted:
        return _nameless(word, recent, complete=listed.complete)
    if recent:
        return Found(RemoteRef(recent[0].id, address(recent[0].data)), recent[0].at)
    if word is Status.PUBLISHED:
        return CannotTell("processing", again=True)
    if word is not None:
        return NotThere()
    if any(row.at >= since - GREY for row in alike):
        return CannotTell("same_text_earlier")
    return NotThere() if listed.complete else CannotTell("listing_cut")


def _nameless(word: Status | None, recent: list[Shown], *, complete: bool) -> Finding:
    if word is Status.PUBLISHED:
        if len(recent) == 1:
            return Found(RemoteRef(recent[0].id, address(recent[0].data)), recent[0].at)
        return CannotTell("several_alike") if recent else CannotTell("processing", again=True)
    if word is not None:
        return NotThere()
    if recent:
        return CannotTell("several_alike")
    return NotThere() if complete else CannotTell("listing_cut")
