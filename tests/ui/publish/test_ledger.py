"""Which publications the page shows, in which order, and how it keeps up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from smdesk.core.clock import FakeClock
from smdesk.core.publication import DRAWN, State
from smdesk.services.views import PublicationView
from smdesk.ui.publish.ledger import Book, Day, Show, belongs, lines, needs_person

BASE = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


def view(identifier: int, state: State = State.SCHEDULED, *, days: float = 0, **more: object) -> PublicationView:
    """A publication some days after the base; its wall time is that of UTC."""
    due = BASE + timedelta(days=days)
    given = {
        "next_step": {State.PUBLISHED: "nothing", State.SCHEDULED: "wait_due"}.get(state, "nothing"),
        "text": f"text {identifier}",
        **more,
    }
    return PublicationView(
        id=identifier, post_id=identifier, client_id=1, client="Molino", channel_id=1, channel="molino",
        network="practice", kind="post", parent_id=None, occurrence=0, mode="auto", state=state, drawn=DRAWN[state],
        due=due, wall=due.replace(tzinfo=None), zone="UTC", **given,
    )  # fmt: skip


def shown(found: list[object]) -> list[object]:
    return [line.day if isinstance(line, Day) else line.id for line in found]


def test_days_stand_above_their_publications_in_order_of_time() -> None:
    found = lines([view(1, days=1), view(2), view(3, days=0.1)], Show.ALL, None, "")
    assert shown(found) == [date(2026, 10, 14), 2, 3, date(2026, 10, 15), 1]


def test_what_is_published_stands_newest_first() -> None:
    views = [view(1, State.PUBLISHED), view(2, State.PUBLISHED, days=1), view(3, days=2)]
    assert shown(lines(views, Show.PUBLISHED, None, "")) == [date(2026, 10, 15), 2, date(2026, 10, 14), 1]


def test_the_day_is_that_of_the_wall_time() -> None:
    """00:30 on the 15th in Tokyo is still the 14th in UTC; the diary it was planned in says the 15th."""
    tokyo = replace(view(1), wall=datetime(2026, 10, 15, 0, 30), zone="Asia/Tokyo")
    assert shown(lines([tokyo], Show.ALL, None, "")) == [date(2026, 10, 15), 1]


@pytest.mark.parametrize(
    ("state", "step", "where"),
    [
        (State.SCHEDULED, "wait_due", Show.WAITING),
        (State.SCHEDULED, "wait_paused", Show.WAITING),
        (State.DELEGATED, "wait_network", Show.WAITING),
        (State.SENDING, "wait_answer", Show.WAITING),
        (State.UNCONFIRMED, "look_back", Show.WAITING),
        (State.UNCONFIRMED, "answer_question", Show.NEEDS),
        (State.HELD, "wait_paused", Show.WAITING),
        (State.HELD, "repair_account", Show.NEEDS),
        (State.LATE, "decide_late", Show.NEEDS),
        (State.ASSISTED, "publish_by_hand", Show.NEEDS),
        (State.FAILED, "fix_and_retry", Show.NEEDS),
        (State.PUBLISHED, "nothing", Show.PUBLISHED),
    ],
)
def test_each_publication_is_in_one_place_and_in_all(state: State, step: str, where: Show) -> None:
    one = view(1, state, next_step=step)
    places = {show for show in (Show.NEEDS, Show.WAITING, Show.PUBLISHED) if belongs(one, show)}
    assert places == {where}
    assert belongs(one, Show.ALL)


def test_what_was_left_out_is_only_in_all() -> None:
    one = view(1, State.SKIPPED)
    assert [show for show in Show if belongs(one, show)] == [Show.ALL]


def test_a_first_comment_in_trouble_needs_the_person_too() -> None:
    comment = view(2, State.FAILED, next_step="fix_and_retry")
    assert needs_person(view(1, State.PUBLISHED, first_comment=comment))
    assert not needs_person(view(1, State.PUBLISHED, first_comment=view(2, State.PUBLISHED)))


@pytest.mark.parametrize(("find", "count"), [("", 2), ("PAN", 1), ("molino", 2), ("practice", 2), ("zzz", 0)])
def test_finding_looks_at_text_client_channel_and_network(find: str, count: int) -> None:
    views = [view(1, text="Pan de centeno"), view(2, text="Rollos")]
    assert sum(not isinstance(line, Day) for line in lines(views, Show.ALL, None, find)) == count


def test_only_one_client() -> None:
    assert lines([view(1)], Show.ALL, 2, "") == []


def test_no_day_stands_alone_or_twice() -> None:
    found = lines([view(number, days=number / 3) for number in range(20)], Show.ALL, None, "")
    assert not isinstance(found[-1], Day)
    assert all(not (isinstance(a, Day) and isinstance(b, Day)) for a, b in pairwise(found))
    days = [line.day for line in found if isinstance(line, Day)]
    assert len(days) == len(set(days))


class Shelf:
    """A publishing service with one publication every few minutes, which notes how far it was asked back."""

    def __init__(self, minutes: int) -> None:
        self.clock = FakeClock(BASE)
        self._minutes = minutes
        self.asked: list[float] = []

    def views(self, *, start=None, end=None, states=None, limit=None, ids=None) -> list[PublicationView]:
        if start is None or states is not None:
            return []
        if end is not None:
            self.asked.append((BASE - start) / timedelta(days=1))
        else:
            return []
        count = int((end - start) / timedelta(minutes=self._minutes))
        base = int((start - BASE) / timedelta(minutes=self._minutes))
        return [view(base + n, State.PUBLISHED, days=(base + n) * self._minutes / 1440) for n in range(count)]


def test_a_quiet_desk_is_read_a_month_back_and_a_busy_one_a_few_days() -> None:
    quiet, busy = Shelf(1440), Shelf(2)
    book = Book(quiet)
    assert book.read()
    assert (book.days, len(list(book.views))) == (31, 31)
    assert not book.read()  # nothing new
    book = Book(busy)
    book.read()
    assert book.days == 3
    assert busy.asked == [3]
    assert len(list(book.views)) == 3 * 720
