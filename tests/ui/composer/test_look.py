"""Both languages and looks, names for everything that takes the focus, and nothing clipped where room is least."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from smdesk.core.content import MediaItem
from smdesk.ui.composer import study
from smdesk.ui.composer.cards import Card, rich
from smdesk.ui.composer.draft import PartDraft, PostDraft, VariantDraft
from smdesk.ui.composer.tabs import Tabs
from smdesk.ui.kit.elided import Elided
from tests.ui.composer.conftest import Bench

NOON = datetime(2026, 10, 2, 12, 0)


def test_everything_that_takes_the_focus_has_a_name(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    bench.page.editor.add_part()
    bench.settle()
    nameless = [
        each
        for kind in (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QDateTimeEdit)
        for each in bench.page.findChildren(kind)
        if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
        if not isinstance(each.parent(), QDateTimeEdit) and each.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


@pytest.mark.dressed
def test_tab_leads_through_the_page_and_out_of_the_text(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    bench.settle()
    bench.box.caption.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(bench.page.window().focusWidget() or bench.page, Qt.Key.Key_Tab)
        focus = bench.page.window().focusWidget()
        assert focus is not None
        if focus is bench.box.caption:
            break
        seen.append(focus)
    assert bench.page.when.hour in seen
    assert bench.page.editor.extras.comment in seen
    comment, hour = seen.index(bench.page.editor.extras.comment), seen.index(bench.page.when.hour)
    assert comment < hour < seen.index(bench.page.header._back)  # as it is read, from the text on
    assert bench.page.header.primary in seen
    assert "\t" not in bench.box.caption.toPlainText()


@pytest.mark.dressed
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_theme_changes_while_writing(bench: Bench, mode: str) -> None:
    bench.start(text="One #two", local=NOON)
    bench.ui.theme.choose("dark" if mode == "light" else "light")
    bench.ui.theme.choose(mode)
    bench.type("still ")
    bench.settle()
    assert bench.box.caption.toPlainText() == "still One #two"
    assert bench.page.grab().toImage().pixelColor(4, 200) == bench.ui.theme.color("bg.canvas")


def test_the_language_changes_without_losing_what_is_typed(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.type("typed ")
    bench.ui.language.choose("es")
    bench.settle()
    assert bench.box.caption.toPlainText() == "typed One"
    assert bench.page.when.day.locale().name().startswith("es")
    bench.ui.language.choose("en")


@pytest.mark.dressed
@pytest.mark.parametrize("size", [(1044, 600), (990, 600), (1228, 820)])
def test_nothing_reaches_out_of_the_page(bench: Bench, size: tuple[int, int]) -> None:
    bench.start(bench.auto, bench.hand, text="word " * 60, local=NOON)
    bench.page.resize(*size)
    bench.settle()
    assert (bench.page.width(), bench.page.height()) == size
    for each in bench.page.findChildren(QLabel):
        if each.isVisible() and each.text() and not each.wordWrap():
            right = each.mapTo(bench.page, each.rect().topRight()).x()
            assert right <= size[0], each.text()
    assert bench.page.preview.isVisible() == (size[0] >= 1090)


@pytest.mark.dressed
def test_parts_keep_their_room_when_everything_gets_larger(bench: Bench) -> None:
    """They kept the least widths of the size before: the time was cut, and the words beside it."""
    bench.start(bench.auto, bench.hand, text="word", local=NOON)
    bench.page.resize(1356, 820)
    hour = bench.page.when.hour.width()
    bench.ui.theme.set_scale(150)
    bench.settle()
    assert bench.page.side.width() >= bench.ui.theme.px(280)
    assert bench.page.editor.width() >= bench.ui.theme.px(380)
    assert bench.page.when.hour.width() == hour * 3 // 2
    bench.ui.theme.set_scale(100)


@pytest.mark.dressed
def test_a_wished_preview_takes_the_place_of_the_checks_where_not_all_have_room(bench: Bench) -> None:
    """Text, preview and checks lay over each other in a small window whose text is larger."""
    page, px = bench.page, bench.ui.theme.px
    bench.start(bench.auto, bench.hand, text="word", local=NOON)
    page.resize(1030, 702)  # of a window of 1100
    page.toggle_preview()
    bench.settle()
    assert page.preview.isVisible()
    assert page.side.isVisible()  # at 100 % all three have their least
    bench.ui.theme.set_scale(125)
    bench.settle()
    assert page.preview.isVisible()
    assert not page.side.isVisible()
    assert page.editor.width() >= px(380)
    assert page.preview.x() >= page.editor.x() + page.editor.width()
    assert page.preview.x() + page.preview.width() <= page.splitter.width()
    bench.press(Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    bench.settle()
    assert page.side.isVisible()
    assert not page.preview.isVisible()
    bench.ui.theme.set_scale(100)


def test_a_preview_says_what_the_channel_says(bench: Bench, qtbot: QtBot) -> None:
    bench.start(bench.auto, bench.hand, text="Shared <b>", local=NOON)
    bench.page.model.choose_scope(bench.hand.id)
    bench.type("Own ")
    bench.page.model.choose_scope(None)

    def told(channel: int) -> str:
        shown = [card for card in bench.page.preview.findChildren(Card) if card.isVisible()]
        return next((card.accessibleName() for card in shown if card.place.id == channel), "")

    qtbot.waitUntil(lambda: "Own Shared <b>" in told(bench.hand.id))
    qtbot.waitUntil(lambda: "Shared <b>" in told(bench.auto.id))
    assert "Own" not in told(bench.auto.id)


def test_rich_text_is_escaped_and_cut() -> None:
    made = rich("<script> #tag " + "y" * 5000, "bluesky", "#123456", "more")
    assert "<script>" not in made
    assert '<span style="color:#123456">#tag</span>' in made
    assert len(made) < 3000
    assert made.endswith("more</b>")


def test_a_run_without_blanks_is_broken_between_characters_and_never_within_one() -> None:
    flags = "🇪🇸👩‍👩‍👧‍👦👍🏽" * 40
    shown = rich(flags, "bluesky", "#123456", "more").split("\u200b")
    assert len(shown) > 3
    whole = {"🇪🇸", "👩‍👩‍👧‍👦", "👍🏽"}
    for piece in shown:
        rest = piece
        while rest:
            first = next((each for each in whole if rest.startswith(each)), None)
            assert first is not None, piece
            rest = rest.removeprefix(first)
    assert "\u200b" in rich("y" * 100, "bluesky", "#123456", "more")


def test_each_network_shows_what_it_shows_at_once(bench: Bench) -> None:
    """Instagram cuts a caption early, and begins it with the account's name."""
    bench.start(bench.auto, bench.hand, text="word " * 60, local=NOON)
    bench.settle()
    shown = {card.place.id: card for card in bench.page.preview.cards}
    texts = {
        key: " ".join(label.text() for label in card.findChildren(QLabel) if "word" in label.text())
        for key, card in shown.items()
    }
    assert texts[bench.hand.id].startswith("<b>molino.viejo</b>")
    assert texts[bench.hand.id].count("word") < 30 < texts[bench.auto.id].count("word")
    assert "more" in texts[bench.hand.id]


def test_a_note_names_the_network_where_handles_are_the_same(bench: Bench) -> None:
    bench.start(text="x" * 501, local=NOON)
    bench.settle()
    told = lambda: [" ".join(each.text() for each in row.findChildren(QLabel)) for row in bench.page.notes.rows]  # noqa: E731
    assert any("molino · Shorten" in each for each in told())
    places = bench.page.model.places
    other = places[bench.hand.id]
    places[bench.hand.id] = replace(other, channel=replace(other.channel, handle="Molino"))
    bench.page.notes.retranslate()
    assert any("Practice network · Shorten" in each for each in told()), told()


def test_a_picture_for_printing_is_told_once_for_all_channels(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    part = PartDraft("One", (MediaItem("a" * 64, "image/jpeg", 100, 60, 40, alt="Pan", colors="CMYK"),))
    draft = PostDraft(bench.client.id, VariantDraft((part,)), (bench.auto.id, bench.hand.id))
    notes = study.look(draft, tuple(bench.page.model.places.values())).notes
    assert [set(each.channels) for each in notes if each.finding.code == "image_cmyk"] == [set(draft.channels)]


def test_limits_that_were_read_long_ago_are_said_to_be_old(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.settle()
    told = lambda: " ".join(label.text() for label in bench.page.notes.findChildren(QLabel))  # noqa: E731
    assert "counted with the limits" not in told()
    place = bench.page.model.places[bench.auto.id]
    read = bench.ui.now() - timedelta(days=3)
    spec = place.spec.with_limits({"text": {"limit": 123}})
    old = replace(place, channel=replace(place.channel, limits_read_at=read), spec=spec)
    bench.page.model.places[bench.auto.id] = old
    bench.page.model.look()
    assert "counted with the limits read on 28 Sep" in told()
    assert bench.box.meter.counts[0].measure.limit == 123


@pytest.mark.dressed
def test_tabs_of_channels_are_shortened_and_never_cut_off(bench: Bench) -> None:
    """The last of four accounts ended at the edge in the middle of a letter."""
    bench.start(bench.auto, bench.hand, text="One", local=NOON)
    bench.settle()
    tabs = bench.page.findChild(Tabs)
    assert tabs is not None
    whole = [tab.text() for tab in tabs._tabs.values()]
    need = sum(tab.minimumWidth() for tab in tabs._tabs.values())
    tabs.setFixedWidth(need)  # less than with the gaps between them
    bench.settle()
    ends = [tab.mapTo(tabs, tab.rect().topRight()).x() for tab in tabs._tabs.values()]
    assert max(ends) < need
    short = [tab.text() for tab in tabs._tabs.values()]
    assert short != whole
    assert all(one == other or one.endswith("…") for one, other in zip(short, whole, strict=True))


@pytest.mark.dressed
def test_of_very_many_channels_every_tab_is_reached_and_named(bench: Bench, qtbot: QtBot) -> None:
    """The last of fifteen were beyond the edge, and none had a name."""
    more = [bench.desk.channel(bench.client, f"cuenta{number}") for number in range(13)]
    bench.start(bench.auto, bench.hand, *more, text="One", local=NOON)
    bench.settle()
    tabs = bench.page.editor.tabs
    tabs.setFixedWidth(460)
    bench.settle()
    left, right, every = (tabs.findChild(QPushButton, f"tabs-{name}") for name in ("left", "right", "all"))
    assert left is not None
    assert right is not None
    assert every is not None
    area, (*_others, last) = tabs._area, tabs._tabs.values()

    def seen(tab: QPushButton) -> bool:
        place = tab.mapTo(area.viewport(), QPoint())
        return place.x() >= 0 and place.x() + tab.width() <= area.viewport().width()

    assert {"cuenta0", "cuenta12"} <= {tab.text() for tab in tabs._tabs.values()}
    assert (seen(last), left.isEnabled()) == (False, False)
    for _ in range(20):
        right.click()
    assert (seen(last), right.isEnabled()) == (True, False)
    for _ in range(20):
        left.click()
    assert seen(tabs._tabs[None])
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -600), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(tabs, turned)
    assert not seen(tabs._tabs[None])
    bench.page.model.choose_scope(tabs.step(-1, None))  # Ctrl+Shift+Tab from the first
    bench.settle()
    assert (last.isChecked(), seen(last)) == (True, True)
    every.click()
    (menu,) = (each for each in tabs.findChildren(QMenu) if each.isVisible())
    said = [act.text() for act in menu.actions()]
    assert len(said) == 16
    assert {"All channels", "Practice network cuenta12", "Instagram"} <= set(said)
    menu.actions()[0].trigger()
    menu.close()
    bench.settle()
    assert bench.page.model.scope is None
    assert seen(tabs._tabs[None])
    tabs.setFixedWidth(4000)
    bench.settle()
    assert every.isHidden()


@pytest.mark.dressed
def test_a_long_handle_in_the_preview_ends_in_an_ellipsis_and_when_it_was_stays(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    place = bench.page.model.places[bench.auto.id]
    long = "a-very-long-name-of-a-bakery.with-a-server-of-its-own.example.org"
    bench.page.model.places[bench.auto.id] = replace(place, channel=replace(place.channel, handle=long))
    bench.page.preview.show_all()
    bench.settle()
    (card,) = bench.page.preview.cards
    handle = card.findChild(Elided, "handle")
    assert handle is not None
    handle.grab()
    assert handle.toolTip() == f"@{long}"  # which it has only where it is cut
    now = next(each for each in card.findChildren(QLabel) if each.text() == "· now")
    assert now.geometry().right() <= card.width()
    assert now.width() >= now.sizeHint().width()


@pytest.mark.dressed
def test_between_a_handle_in_the_preview_and_when_it_was_there_is_one_blank(bench: Bench) -> None:
    bench.start(text="One", local=NOON)
    bench.settle()
    (card,) = bench.page.preview.cards
    handle = card.findChild(Elided, "handle")
    assert handle is not None
    now = next(each for each in card.findChildren(QLabel) if each.text() == "· now")
    letters = handle.fontMetrics()
    assert handle.shown() == handle.text()
    gap = now.x() - handle.x() - letters.horizontalAdvance(handle.text())
    assert 2 <= gap <= letters.horizontalAdvance(" ") + 1


@pytest.mark.dressed
def test_a_tab_with_room_names_its_channel_in_full(bench: Bench) -> None:
    """Widths are whole numbers: a name a little wider than its own was cut to half, with an empty line beside it."""
    bench.start(text="One", local=NOON)
    tabs = bench.page.editor.tabs
    (place,) = tabs._places
    for name in ("oldmill", "molino", "bakery", "la.tahona", "pan_y_sal", "Mill Street"):
        tabs._places = [replace(place, channel=replace(place.channel, handle=name), single=False)]
        tabs._draw()
        assert tabs._tabs[place.id].text() == name


@pytest.mark.dressed
def test_the_day_and_time_in_the_header_stay_whole_beside_a_long_title(bench: Bench) -> None:
    bench.start(
        text="Ruedas centradas a mano, radio a radio, en el taller de siempre", local=datetime(2026, 12, 30, 22, 45)
    )
    bench.settle()
    under = bench.page.header._under
    assert bench.page.header._title.width() < bench.page.header._title.sizeHint().width()
    assert under.width() >= under.sizeHint().width()


@pytest.mark.dressed
def test_a_text_of_its_own_is_marked_with_a_dot_in_the_accent(bench: Bench) -> None:
    bench.start(bench.auto, bench.hand, text="Bread")
    bench.settle()
    model, tabs = bench.page.model, bench.page.editor.tabs
    bench.page.editor.tabs.chosen.emit(bench.auto.id)
    bench.type("Own")
    bench.settle()
    assert [not tabs._dots[each.id].isHidden() for each in (bench.auto, bench.hand)] == [True, False]
    dot = tabs._dots[bench.auto.id]
    image = dot.grab().toImage()
    assert image.pixelColor(image.rect().center()) == bench.ui.theme.color("accent.focus")
    tab = tabs._tabs[bench.auto.id]
    named = tab.fontMetrics().horizontalAdvance(tab.text().strip()) + tab.iconSize().width()
    assert dot.x() >= named  # behind the name, not on it
    bench.page.editor.back.click()
    bench.settle()
    assert model.draft.own(bench.auto.id) is False
    assert tabs._dots[bench.auto.id].isHidden()


def test_every_tool_tells_a_key_of_its_own_that_does_it(bench: Bench) -> None:
    bench.desk.runtime.channels.connect_assisted("mastodon", bench.client.id, "molino@pan.social")
    shown = bench.desk.runtime.channels.listing(client=bench.client.id)
    bench.start(*shown, text="One", local=NOON)
    bench.settle()
    keys = [each.key for each in bench.page.actions() if each.key]
    assert len(keys) == len(set(keys))
    for language in ("en", "es"):
        bench.ui.language.choose(language)
        QTest.qWait(1)
        tips = [each.toolTip() for each in bench.box.tools.buttons.values()]
        assert all("  " in tip for tip in tips), tips
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    bench.box.caption.setFocus()
    bench.press(Qt.Key.Key_M, both)
    assert "@" in bench.box.caption.toPlainText()
    bench.press(Qt.Key.Key_G, both)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    bench.press(Qt.Key.Key_W, both)
    extras = bench.page.editor.extras
    assert QApplication.focusWidget() in (extras.warning, extras.labels)
    bench.press(Qt.Key.Key_W, both)
    focus = QApplication.focusWidget()
    assert not extras.warned
    assert focus is not None
    assert focus.isVisible()


@pytest.mark.dressed
def test_names_of_channels_are_whole_where_that_costs_no_further_line(bench: Bench) -> None:
    channels = bench.desk.runtime.channels
    for network in ("google_business", "linkedin", "x"):
        channels.connect_assisted(network, bench.client.id, "molino.viejo")
    bench.start(*channels.listing(client=bench.client.id), text="One", local=NOON)
    bench.settle()
    row = bench.page.editor.channels
    gap, wanted = bench.ui.theme.px(6), max(each.wanted() for each in row.toggles.values())
    assert wanted > bench.ui.theme.px(116)
    row.setFixedWidth(3 * (wanted + gap))  # five fit in two lines: four in the first one, or three with their names
    bench.settle()
    assert len({each.y() for each in row.toggles.values()}) == 2
    assert all(each.width() >= wanted for each in row.toggles.values())


def test_a_note_about_a_later_part_of_a_thread_says_which(bench: Bench) -> None:
    """Two empty parts were the same sentence twice."""
    bench.start(text="One", local=NOON)
    page = bench.page
    for _ in range(2):
        page.editor.add_part()
    bench.settle()
    rows = [row for row in page.notes.rows if row.note.finding.code == "empty_post"]
    told = [[each.text() for each in row.findChildren(QLabel)][1] for row in rows]
    assert [line.split(" · ")[1] for line in told] == ["part 2", "part 3"]
    assert rows[0].button.accessibleName().endswith("part 2")
