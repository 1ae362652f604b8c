"""The recovery panel on a real desk: what is proposed, what is decided, and that nothing leaves before that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDateTimeEdit, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smdesk.core.publication import Drawn, State
from smdesk.core.slots import Slot
from smdesk.core.walltime import from_utc
from smdesk.gui import Desk
from smdesk.services.truths import Truth
from smdesk.services.views import PublicationView
from smdesk.system.presence import Absence
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.recovery import words
from smdesk.ui.recovery.dialog import RecoveryDialog
from smdesk.ui.recovery.item import LEAST_CHOICE, Item
from smdesk.ui.recovery.plan import Choice, Group, apply, groups
from tests.ui.helpers import LONG, dialog, press

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)


@pytest.fixture
def open_panel(qtbot: QtBot, example_desk: Desk) -> Callable[[], RecoveryDialog]:
    """The panel of the example desk, once it has looked."""

    def open_it() -> RecoveryDialog:
        assert example_desk.window is not None
        example_desk.window.router.go(Place("recovery"))
        made = example_desk.window.findChild(RecoveryDialog)
        assert made is not None
        qtbot.waitUntil(
            lambda: all(len(item.group.truths) == len(item.group.views) for item in made.items), timeout=LONG
        )
        return made

    return open_it


def words_of(panel: RecoveryDialog) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def late(desk: Desk) -> list[PublicationView]:
    assert desk.runtime is not None
    return desk.runtime.publishing.late()


def view(number: int = 1, *, due: datetime = NOON, **more: object) -> PublicationView:
    given = {"post_id": 1, "channel_id": number, "network": "mastodon", "mode": "auto", "state": State.LATE, **more}
    return PublicationView(
        id=number, client_id=1, client="Sol", channel="sol", kind="post", parent_id=None, occurrence=0,
        drawn=Drawn.MISSED, due=due, wall=due.replace(tzinfo=None), zone="UTC", **given,
    )  # type: ignore[arg-type]  # fmt: skip


# -- what is proposed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "truth", "choice"),
    [(29, "not_there", Choice.PUBLISH), (31, "not_there", Choice.SLOT), (31, "there", Choice.PUBLISHED)],
)
def test_what_is_chosen_at_first(minutes: int, truth: str, choice: Choice) -> None:
    group = Group([view()], truths={1: Truth(1, truth, NOON)})
    group.propose(NOON + timedelta(minutes=minutes))
    assert group.choice is choice


def test_what_the_person_chose_stays_until_it_cannot_be_done_any_more() -> None:
    group = Group([view()], choice=Choice.PUBLISH, chosen=True)
    group.propose(NOON + timedelta(hours=5))
    assert group.choice is Choice.PUBLISH
    group.truths[1] = Truth(1, "there", NOON)
    group.propose(NOON + timedelta(hours=5))
    assert group.choice is Choice.PUBLISHED


def test_channels_of_one_post_are_one_decision_and_by_hand_stands_beside(ui: Ui) -> None:
    beside = view(3, mode="assisted", network="instagram", state=State.ASSISTED)
    found = groups([view(1), view(2), view(4, post_id=2)], [beside, view(5, post_id=9)])
    assert [[each.id for each in group.views] for group in found] == [[1, 2], [4]]
    assert [each.id for each in found[0].beside] == [3]
    found[0].choice = Choice.PUBLISH
    found[0].truths[1] = Truth(1, "there", NOON)
    assert words.choice(Choice.PUBLISH, found[0], ui) == "Publish what is missing"
    assert words.consequence(found[0]) == "Instagram: you publish after the others"


# -- the dialog -----------------------------------------------------------------------------------------------------


def test_the_banner_offers_it_and_it_says_what_was_looked_up(
    qtbot: QtBot, example_desk: Desk, open_panel: Callable[[], RecoveryDialog]
) -> None:
    assert example_desk.window is not None
    notice = example_desk.window.banner.notice
    assert notice is not None
    assert notice.acts[0][0] == "Review…"
    notice.acts[0][1]()
    panel = open_panel()
    assert [item.group.first.id for item in panel.items] == [each.id for each in late(example_desk)]
    assert "Not there: looked at" in words_of(panel)
    assert len(example_desk.window.findChildren(RecoveryDialog)) == 1


def test_its_head_tells_when_the_computer_slept(example_desk: Desk, open_panel: Callable[[], RecoveryDialog]) -> None:
    assert example_desk.runtime is not None
    due = late(example_desk)[0].due
    presence = example_desk.runtime.presence
    presence._absences = [Absence(due - timedelta(hours=1), due + timedelta(hours=1), "asleep")]
    panel = open_panel()
    assert panel.windowTitle() == "Back from sleep"
    assert "One post came due while your computer slept" in words_of(panel)
    assert "Asleep from" in words_of(panel)


def test_two_channels_of_one_network_are_told_by_their_accounts(open_panel: Callable[[], RecoveryDialog]) -> None:
    panel = open_panel()
    first = panel.items[0]
    one, two, other = (replace(first.group.first, id=number) for number in (9001, 9002, 9003))
    two, other = replace(two, channel="luna.example"), replace(other, channel="sol", network="mastodon")
    item = Item(panel._ui, panel._thumbs, replace(first.group, views=[one, two], beside=[other], truths={}))
    told = [each.text() for each in item.findChildren(QLabel)]
    assert one.channel in told
    assert "luna.example" in told
    assert "Practice network" not in told
    assert "Mastodon" in told  # the only one of its network
    named = [each.accessibleName() for each in item.findChildren(QLabel)]
    assert "Practice network luna.example" in named
    item.deleteLater()


def test_nothing_happens_before_apply_and_later_keeps_everything(
    example_desk: Desk, open_panel: Callable[[], RecoveryDialog]
) -> None:
    before = late(example_desk)
    panel = open_panel()
    panel._all(Choice.PUBLISH)
    press(panel, "safe")
    assert late(example_desk) == before


def test_publish_now_goes_out_once_when_it_is_applied(
    qtbot: QtBot, example_desk: Desk, open_panel: Callable[[], RecoveryDialog]
) -> None:
    assert example_desk.runtime is not None
    number = late(example_desk)[0].id
    panel = open_panel()
    panel._all(Choice.PUBLISH)
    press(panel)
    publishing = example_desk.runtime.publishing
    qtbot.waitUntil(lambda: publishing.view(number).state is State.PUBLISHED, timeout=LONG)
    qtbot.waitUntil(lambda: not isValid(panel), timeout=LONG)


def test_all_channels_of_a_post_go_out_as_of_one_time(
    example_desk: Desk, open_panel: Callable[[], RecoveryDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert example_desk.runtime is not None
    publishing, asked = example_desk.runtime.publishing, list[tuple[object, ...]]()
    group = open_panel().items[0].group
    both = replace(group, views=[group.first, replace(group.first, id=9001)], truths={}, choice=Choice.PUBLISH)
    monkeypatch.setattr(publishing, "now", lambda *given: asked.append(given))
    apply(both, publishing)
    assert [number for number, _ in asked] == [group.first.id, 9001]
    assert len({at for _, at in asked}) == 1


def test_next_good_times_are_free_slots_and_none_is_given_twice(
    example_desk: Desk, open_panel: Callable[[], RecoveryDialog]
) -> None:
    runtime = example_desk.runtime
    assert runtime is not None
    first = late(example_desk)[0]
    assert runtime.publishing.next_good([first.id])[first.id].local.time() == first.wall.time()  # no slots
    runtime.channels.set_slots(first.channel_id, [Slot(day, first.wall.time()) for day in range(7)])
    other = next(each for each in runtime.publishing.views(channel_id=first.channel_id) if each.id != first.id)
    good = runtime.publishing.next_good([first.id, other.id])
    assert good[first.id] != good[other.id]
    panel = open_panel()
    assert panel.items[0].group.choice is Choice.SLOT
    press(panel)
    assert runtime.publishing.view(first.id).wall == good[first.id].local


def test_a_chosen_time_must_be_still_to_come(example_desk: Desk, open_panel: Callable[[], RecoveryDialog]) -> None:
    assert example_desk.ui is not None
    panel = open_panel()
    item = panel.items[0]
    item._chosen(item.combo.findData(Choice.TIME))
    assert item.group.choice is Choice.SLOT
    asked = dialog(panel)
    field = asked.findChild(QDateTimeEdit)
    assert field is not None
    zone = item.group.first.zone
    field.setDateTime(from_utc(example_desk.ui.now() - timedelta(hours=2), zone).local)
    press(asked)
    assert item.group.at is None
    field.setDateTime(from_utc(example_desk.ui.now() + timedelta(hours=2), zone).local)
    press(asked)
    assert item.group.choice is Choice.TIME
    assert "At the time chosen" in item.combo.currentText()


def test_what_is_there_already_is_marked_and_not_sent(
    example_desk: Desk, open_panel: Callable[[], RecoveryDialog]
) -> None:
    runtime = example_desk.runtime
    assert runtime is not None
    panel = open_panel()
    number = panel.items[0].group.first.id
    panel._looked(Truth(number, "there", NOON, url="https://practice.invalid/post/1"))
    combo = panel.findChild(QComboBox)
    assert combo is not None
    assert [combo.itemData(place) for place in range(combo.count())] == [Choice.PUBLISHED, Choice.LEAVE]
    press(panel)
    now = runtime.publishing.view(number)
    assert (now.state, now.proof, now.attempts) == (State.PUBLISHED, "person", 0)
    assert example_desk.ui is not None
    example_desk.ui.undo.undo()  # said by mistake: it waits for its decision again
    assert runtime.publishing.view(number).state is State.LATE


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        (Choice.PUBLISH, "cannot be taken back"),
        (Choice.LEAVE, "cannot be taken back"),
        (Choice.SLOT, "can be moved again"),
        (Choice.TIME, "can be moved again"),
        (Choice.PUBLISHED, "within a day that can be taken back"),
    ],
)
def test_each_decision_says_before_whether_it_can_be_taken_back(choice: Choice, told: str) -> None:
    assert told in words.consequence(Group([view()], choice=choice))


def test_what_is_refused_stays_and_says_why(example_desk: Desk, open_panel: Callable[[], RecoveryDialog]) -> None:
    runtime = example_desk.runtime
    assert runtime is not None
    panel = open_panel()
    panel._ui.bridge.heard.disconnect(panel._hear)
    runtime.publishing.skip(panel.items[0].group.first.id)  # from a terminal, at the same moment
    panel._all(Choice.PUBLISH)
    press(panel)
    assert panel.isVisible()
    assert panel.items[0].problem.isVisible()


def test_decided_elsewhere_it_goes_away(
    qtbot: QtBot, example_desk: Desk, open_panel: Callable[[], RecoveryDialog]
) -> None:
    assert example_desk.runtime is not None
    panel = open_panel()
    for each in late(example_desk):
        example_desk.runtime.publishing.skip(each.id)
    qtbot.waitUntil(lambda: not isValid(panel), timeout=LONG)


def test_decisions_are_as_wide_as_the_widest_of_them(open_panel: Callable[[], RecoveryDialog]) -> None:
    """What follows from each stands beside it: it is read as one column."""
    panel = open_panel()
    first = panel.items[0]
    other = Item(panel._ui, panel._thumbs, first.group)
    panel.items.append(other)
    first.combo.addItem("A decision whose words are a good deal longer than those of all the others there are")
    panel._say()
    assert first.combo.minimumWidth() == other.combo.minimumWidth() >= first.combo.sizeHint().width() > LEAST_CHOICE
