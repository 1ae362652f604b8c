"""Rounds of approval in words: how a round and each of its posts stand, and what an answer has brought."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QObject

from smdesk.core.walltime import in_zone
from smdesk.services.approvals.views import Applied, ItemView, Now, RoundView
from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import first_line, network_name

translate = QCoreApplication.translate

#: The status in whose mark and tint a post of a round is drawn.
DRAWN = {
    Now.NEW: "draft", Now.WAITING: "withClient", Now.APPROVED: "approved", Now.STALE: "missed", Now.CHANGES: "changes",
    Now.DONE: "inDesign", Now.DECLINED: "idea", Now.WITHDRAWN: "idea",
}  # fmt: skip
#: What goes again with "Send the 2 again…".
AGAIN = frozenset({Now.CHANGES, Now.DONE, Now.STALE, Now.DECLINED})
#: What the client can still say something to.
OPEN = frozenset({Now.WAITING, Now.STALE, Now.CHANGES, Now.DONE, Now.DECLINED})


class Counted(QObject):
    """Sentences with a number in them: only a `tr` has plurals."""

    def posts(self, count: int) -> str:
        """`9 posts`."""
        return self.tr("%n post(s)", "", count)

    def approved(self, count: int) -> str:
        """`11 approved`."""
        return self.tr("%n approved", "", count)

    def changes(self, count: int) -> str:
        """`2 changes asked`."""
        return self.tr("%n change(s) asked", "", count)

    def unanswered(self, count: int) -> str:
        """`1 without answer`."""
        return self.tr("%n without answer", "", count)

    def withdrawn(self, count: int) -> str:
        """`1 withdrawn`."""
        return self.tr("%n withdrawn", "", count)

    def waiting(self, days: int) -> str:
        """`waiting for 3 days`."""
        return self.tr("waiting for %n day(s)", "", days)

    def gone(self, count: int) -> str:
        """Of answers to posts that are no part of the round any more."""
        return self.tr("%n answer(s) to withdrawn posts left out.", "", count)


def status(now: Now) -> str:
    """How a post stands, in the words of a chip."""
    return {
        Now.NEW: translate("Approvals", "Not sent"),
        Now.WAITING: translate("Approvals", "With client"),
        Now.APPROVED: translate("Approvals", "Approved"),
        Now.STALE: translate("Approvals", "Changed since"),
        Now.CHANGES: translate("Approvals", "Changes asked"),
        Now.DONE: translate("Approvals", "To send again"),
        Now.DECLINED: translate("Approvals", "Declined"),
        Now.WITHDRAWN: translate("Approvals", "Withdrawn"),
    }[now]


def title(item: ItemView) -> str:
    """What a post is called."""
    return item.title or first_line("\n".join(item.content.texts)) or translate("Approvals", "(no text)")


def quoted(text: str) -> str:
    """Words of the client in the quotes of the language."""
    return translate("Approvals", "“%1”").replace("%1", " ".join(text.split()))


def said(item: ItemView) -> str:
    """What the client says to a post, on one line of a list."""
    if item.comment:
        return quoted(item.comment)
    if item.now is Now.WAITING:
        return translate("Approvals", "No answer yet")
    if item.texts:
        return translate("Approvals", "Wrote the text anew")
    return ""


def when(ui: Ui, item: ItemView) -> str:
    """`Sat 17 Oct, 10:00`."""
    return dates.short_moment(ui, item.wall) if item.wall is not None else translate("Approvals", "no date yet")


def long_when(ui: Ui, item: ItemView) -> str:
    """`Saturday 17 October 10:00`."""
    if item.wall is None:
        return translate("Approvals", "no date yet")
    return f"{ui.language.day(item.wall.date(), date.min.replace(year=item.wall.year))} {dates.clock(ui, item.wall)}"


def spoken(ui: Ui, item: ItemView) -> str:
    """A post of a round as a sentence, for those who hear it."""
    told = status(item.now)
    comment = item.comment or said(item)
    networks = ", ".join(map(network_name, item.networks))
    last = f"{told}: {comment}" if comment else told
    return ", ".join(part for part in (title(item), long_when(ui, item), networks, last) if part)


def today(ui: Ui, view: RoundView) -> date:
    """The day at the round's client."""
    return in_zone(ui.now(), view.zone).date()


def day(ui: Ui, view: RoundView, at: datetime) -> str:
    """`9 Oct`."""
    return dates.short_date(ui, in_zone(at, view.zone).date(), today(ui, view))


def near(ui: Ui, view: RoundView, at: datetime) -> str:
    """`today 10:15`, `Fri 9 Oct, 10:15`."""
    return dates.near_moment(ui, in_zone(at, view.zone).replace(tzinfo=None, second=0, microsecond=0), today(ui, view))


def state(ui: Ui, view: RoundView) -> str:
    """The second line of a round: when it was sent, and what came of it."""
    if view.closed_at is not None:
        closed = translate("Approvals", "Closed %1").replace("%1", day(ui, view, view.closed_at))
        return f"{closed} · {_end(view)}"
    if view.sent_at is None:
        return " · ".join((translate("Approvals", "Not sent yet"), Counted().posts(view.tally.posts)))
    sent = translate("Approvals", "Sent %1").replace("%1", day(ui, view, view.sent_at))
    return f"{sent} · {progress(ui, view)}"


def progress(ui: Ui, view: RoundView) -> str:
    """What came of an open round that was sent."""
    assert view.sent_at is not None
    if view.answered_at is not None and view.answered_at >= view.sent_at:
        return translate("Approvals", "answered %1").replace("%1", near(ui, view, view.answered_at))
    if not view.tally.unanswered:
        return _end(view)
    days = (today(ui, view) - in_zone(view.sent_at, view.zone).date()).days
    return Counted().waiting(days) if days > 0 else translate("Approvals", "waiting since today")


def _end(view: RoundView) -> str:
    """How a round ended."""
    tally = view.tally
    if tally.posts and tally.approved == tally.posts and not tally.withdrawn:
        return translate("Approvals", "all approved")
    counts = (
        (tally.approved, Counted().approved), (tally.changes, Counted().changes),
        (tally.unanswered, Counted().unanswered), (tally.withdrawn, Counted().withdrawn),
    )  # fmt: skip
    if tally.withdrawn and tally.approved == tally.posts:
        return Counted().withdrawn(tally.withdrawn)
    return ", ".join(words(count) for count, words in counts if count)


def waits(view: RoundView) -> bool:
    """True while something of it is with the client."""
    return view.closed_at is None and view.sent_at is not None and view.tally.unanswered > 0


def spoken_round(ui: Ui, view: RoundView) -> str:
    """A round as a sentence, for those who hear it."""
    tally, say = view.tally, Counted()
    counts = [say.approved(tally.approved), say.changes(tally.changes), say.unanswered(tally.unanswered)]
    return ", ".join([view.name, view.client, state(ui, view), *(counts if view.sent_at is not None else [])])


def applied(came: Applied) -> str:
    """`11 approved, 2 changes asked, 1 without answer`."""
    counts = (
        (len(came.approved), Counted().approved), (len(came.changes), Counted().changes),
        (came.unanswered, Counted().unanswered),
    )  # fmt: skip
    return ", ".join(words(count) for count, words in counts if count) or translate("Approvals", "Nothing was answered")


def beside(ui: Ui, came: Applied) -> str:
    """What of an answer did not simply count: what has changed since, what is out already, what was withdrawn."""
    titles = {item.post_id: title(item) for item in came.round.items}

    def named(numbers: Iterable[int]) -> str:
        return ", ".join(titles.get(number, str(number)) for number in numbers)

    told = []
    if came.stale:
        told.append(translate("Approvals", "Changed since it was sent, so not approved: %1.")
                    .replace("%1", named(came.stale)))  # fmt: skip
    if came.out:
        told.append(translate("Approvals", "Published already: %1.").replace("%1", named(came.out)))
    if came.gone:
        told.append(Counted().gone(came.gone))
    return " ".join(told)


def period(ui: Ui, first: date, last: date) -> str:
    """A name for a round: `16 – 31 October`."""
    month = ui.language.locale.standaloneMonthName(last.month)
    if (first.year, first.month) != (last.year, last.month):
        return capital(dates.short_days(ui, first, last))
    told = translate("Approvals", "%1 – %2 %3", "the days and the month of a round")
    if first == last:
        return f"{last.day} {month}"
    return told.replace("%1", str(first.day)).replace("%2", str(last.day)).replace("%3", month)


def sent_day(view: RoundView) -> date:
    """The day at the client on which a round was sent."""
    assert view.sent_at is not None
    return in_zone(view.sent_at, view.zone).date()
