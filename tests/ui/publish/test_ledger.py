"""Which publications the page shows, in which order, and how it keeps up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from smdesk.adapters.practice import answers
from smdesk.adapters.practice.faults import APPLIES, Fault, Kind
from smdesk.core.clock import FakeClock
from smdesk.core.outcome import NotSent
from smdesk.core.publication import DRAWN, State
from smdesk.services.views import PublicationView
from smdesk.ui.publish import verdict
from smdesk.ui.publish.ledger import Book, Day, Filter, Result, Show, belongs, lines, needs_person
from smdesk.words import Words

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
    found = lines([view(1, days=1), view(2), view(3, days=0.1)], Show.QUEUE, Filter())
    assert shown(found) == [date(2026, 10, 14), 2, 3, date(2026, 10, 15), 1]


def test_what_is_published_stands_newest_first() -> None:
    views = [view(1, State.PUBLISHED), view(2, State.PUBLISHED, days=1), view(3, days=2)]
    assert shown(lines(views, Show.HISTORY, Filter())) == [date(2026, 10, 15), 2, date(2026, 10, 14), 1]


def test_the_day_is_that_of_the_wall_time() -> None:
    """00:30 on the 15th in Tokyo is still the 14th in UTC; the diary it was planned in says the 15th."""
    tokyo = replace(view(1), wall=datetime(2026, 10, 15, 0, 30), zone="Asia/Tokyo")
    assert shown(lines([tokyo], Show.QUEUE, Filter())) == [date(2026, 10, 15), 1]


@pytest.mark.parametrize(
    ("state", "step", "where"),
    [
        (State.SCHEDULED, "wait_due", {Show.QUEUE}),
        (State.SCHEDULED, "wait_paused", {Show.QUEUE}),
        (State.DELEGATED, "wait_network", {Show.QUEUE}),
        (State.SENDING, "wait_answer", {Show.QUEUE}),
        (State.UNCONFIRMED, "look_back", {Show.QUEUE, Show.HISTORY}),
        (State.UNCONFIRMED, "answer_question", {Show.TROUBLE, Show.HISTORY}),
        (State.HELD, "wait_paused", {Show.QUEUE}),
        (State.HELD, "repair_account", {Show.TROUBLE}),
        (State.LATE, "decide_late", {Show.TROUBLE, Show.HISTORY}),
        (State.ASSISTED, "publish_by_hand", {Show.DUE, Show.HISTORY}),
        (State.FAILED, "fix_and_retry", {Show.TROUBLE, Show.HISTORY}),
        (State.PUBLISHED, "nothing", {Show.HISTORY}),
        (State.SKIPPED, "nothing", {Show.HISTORY}),
    ],
)
def test_where_a_publication_stands(state: State, step: str, where: set[Show]) -> None:
    assert {show for show in Show if belongs(view(1, state, next_step=step), show)} == where


@pytest.mark.parametrize(
    ("result", "found"),
    [(Result.ALL, [4, 3, 2, 1]), (Result.PUBLISHED, [1]), (Result.TROUBLE, [2]), (Result.WAITING, [4]),
     (Result.LEFT_OUT, [3])],
)  # fmt: skip
def test_the_history_is_narrowed_by_result_and_the_queue_is_not(result: Result, found: list[int]) -> None:
    states = (State.PUBLISHED, State.FAILED, State.SKIPPED, State.ASSISTED, State.SCHEDULED)
    views = [view(number, state) for number, state in enumerate(states, 1)]
    assert [line.id for line in lines(views, Show.HISTORY, Filter(result=result)) if not isinstance(line, Day)] == found
    assert shown(lines(views, Show.QUEUE, Filter(result=result)))[-1] == 5


def test_a_month_begins_and_ends_by_the_wall_time() -> None:
    views = [
        view(1, State.PUBLISHED, days=-13),
        view(2, State.PUBLISHED, days=-14),
        view(3, State.PUBLISHED, days=17.9),
    ]
    found = lines(views, Show.HISTORY, Filter(month=date(2026, 10, 1)))
    assert [line.day for line in found if isinstance(line, Day)] == [date(2026, 10, 1)]


def test_a_first_comment_in_trouble_needs_the_person_too() -> None:
    comment = view(2, State.FAILED, next_step="fix_and_retry")
    assert needs_person(view(1, State.PUBLISHED, first_comment=comment))
    assert not needs_person(view(1, State.PUBLISHED, first_comment=view(2, State.PUBLISHED)))


@pytest.mark.parametrize(("find", "count"), [("", 2), ("PAN", 1), ("molino", 2), ("practice", 2), ("zzz", 0)])
def test_finding_looks_at_text_client_channel_and_network(find: str, count: int) -> None:
    views = [view(1, text="Pan de centeno"), view(2, text="Rollos")]
    assert sum(not isinstance(line, Day) for line in lines(views, Show.QUEUE, Filter(find=find))) == count


def test_only_one_client() -> None:
    assert lines([view(1)], Show.QUEUE, Filter(client=2)) == []


def test_no_day_stands_alone_or_twice() -> None:
    found = lines([view(number, days=number / 3) for number in range(20)], Show.QUEUE, Filter())
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


@pytest.mark.parametrize(
    ("state", "step", "code", "repair"),
    [
        (State.HELD, "repair_account", "permission_missing", "Make a token that has it"),
        (State.SCHEDULED, "wait_due", "led_elsewhere", "Check the connection"),
        (State.FAILED, "fix_and_retry", "bot_removed", "Add the bot"),
    ],
)
def test_what_stands_in_the_way_comes_with_its_repair(state: State, step: str, code: str, repair: str) -> None:
    assert repair in verdict.of(view(1, state, next_step=step, error_code=code), Words("en")).text


@pytest.mark.parametrize(("code", "beside"), [("media_refused", ""), ("permission_missing", "Bad file.")])
def test_what_the_network_said_is_said_once(code: str, beside: str) -> None:
    told = verdict.of(view(1, State.FAILED, error_code=code, error_words="Bad file."), Words("en"))
    assert (told.text.count("Bad file."), told.details) == (0 if beside else 1, beside)


@pytest.mark.parametrize("kind", sorted(APPLIES))
def test_what_the_practice_network_says_is_said_in_the_language_of_the_interface(kind: Kind) -> None:
    fault = Fault(min(APPLIES[kind]), kind)
    for outcome in (answers.before(fault, BASE), answers.after(fault, NotSent("offline"))):
        said = outcome.words if outcome is not None else ""
        if said:
            assert Words("es").quoted("practice", said) != said
            assert Words("en").quoted("practice", said) == said
            assert Words("es").quoted("mastodon", said) == said  # another network is quoted


@pytest.mark.parametrize("state", [State.FAILED, State.UNCONFIRMED, State.HELD])
def test_the_verdict_quotes_the_practice_network_in_spanish(state: State) -> None:
    found = view(1, state, error_code="permission_missing", error_words="the practice network says no")
    assert verdict.of(found, Words("es")).details == "la red de práctica dice que no"
    assert verdict.of(replace(found, network="bluesky"), Words("es")).details == "the practice network says no"
