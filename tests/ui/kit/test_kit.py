"""The look, the language, the bridge, the pool and undo: what every page stands on."""

from __future__ import annotations

import logging
import re
import threading

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QThread
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QUndoStack
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smdesk.core import contrast as wcag
from smdesk.core import resources
from smdesk.core.bus import Bus
from smdesk.core.errors import Conflict
from smdesk.core.events import ClientsChanged, Event, PublicationsChanged
from smdesk.ui.kit import compositing, iconfont, icons, paint, popover, qss
from smdesk.ui.kit.actions import Action, Actions
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.bridge import Bridge
from smdesk.ui.kit.focusback import FocusBack
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.tasks import Tasks
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import column
from smdesk.words import Words
from tests.ui.bench import Bench


@pytest.fixture
def theme(qapp: QApplication):
    made = Theme(qapp, mode="light")
    yield made
    made.choose("light")
    made.deleteLater()


# -- look ---------------------------------------------------------------------------------------------------------


def test_what_is_cut_out_without_a_compositor_is_painted_to_its_edge(theme, monkeypatch, qtbot: QtBot):
    for module in (popover, compositing):
        monkeypatch.setattr(module, "composed", lambda: False)
    card = QWidget()
    qtbot.addWidget(card)
    card.resize(120, 60)
    inner = QRectF(card.rect()).adjusted(12, 12, -12, -12)
    compositing.cut(card, inner, 10)
    image = QImage(card.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    popover.paint_surface(painter, theme, inner, 10)
    painter.end()
    seen = [QPoint(x, y) for x in range(120) for y in range(60) if card.mask().contains(QPoint(x, y))]
    assert seen
    assert [each for each in seen if image.pixelColor(each).alpha() < 255] == []


def test_light_and_dark_differ_and_switch_at_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    light = theme.hex("bg.canvas")
    assert light == "#faf8f5"
    assert qapp.palette().window().color().name() == light
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.hex("bg.canvas") == "#201f1c"
    assert qapp.palette().window().color().name() == "#201f1c"
    assert "#201f1c" in qapp.styleSheet()
    assert theme.hex("bg.canvas", "light") == light


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_style_sheet_has_no_hole_and_no_colour_of_its_own(theme: Theme, mode: str) -> None:
    theme.choose(mode)
    sheet = QApplication.instance().styleSheet()
    assert "$" not in sheet
    template = qss._SHEET.template
    assert not re.findall(r"#[0-9A-Fa-f]{6}", template)
    assert sheet.count("{") == sheet.count("}")


def test_scale_makes_everything_larger(theme: Theme) -> None:
    small, font = theme.px("rowTable"), QFontInfo(theme.font("body")).pixelSize()
    theme.set_scale(150)
    assert theme.px("rowTable") == small * 1.5
    assert abs(QFontInfo(theme.font("body")).pixelSize() - font * 1.5) <= 1
    theme.set_scale(100)


def test_an_unknown_role_is_a_bug(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.color("text.nothing")


def test_every_icon_that_is_named_is_there_and_takes_its_colour(theme: Theme) -> None:
    source = "".join(file.read_text() for file in (resources.root().parent / "smdesk" / "ui").rglob("*.py"))
    named = set(re.findall(r'icons\.(?:icon|pixmap)\(\s*"([a-z-]+)"', source))
    named |= set(re.findall(r'(?:Verdict|Entry|PageSpec)\(\s*"[a-zA-Z_]+", "([a-z-]+)"', source))
    menus = re.findall(r'(?:_add\(\s*\w+,\s*|icon=)"([a-z-]+)"', source)
    assert len(menus) > 20
    named |= set(menus)
    assert len(named) > 8
    for name in named:
        assert not iconfont.shape(name).isEmpty(), name
    for name in ("bluesky", "mastodon", "practice", "google_business", "wordpress", "snapchat", "x", "unheard-of"):
        assert not iconfont.shape(theme.network_icon(name)).isEmpty(), name
    red = icons.pixmap("check", QColor("#ff0000"), 16).toImage()
    pixels = {red.pixelColor(x, y).name() for x in range(16) for y in range(16) if red.pixelColor(x, y).alpha() > 200}
    assert pixels == {"#ff0000"}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_letters_on_tiles_can_be_read(theme: Theme, mode: str) -> None:
    theme.choose(mode)
    grounds = [theme.client(number) for number in range(1, 13)]
    for ground in grounds:
        assert contrast(ground, paint.on(ground)) >= 3, ground.name()
    for name in ("bluesky", "mastodon", "practice", "x", "instagram", "youtube"):
        assert contrast(theme.network(name), theme.color("bg.surface")) >= 3, name


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2's contrast ratio."""

    def luminance(color: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# -- crossings ----------------------------------------------------------------------------------------------------


def test_events_of_other_threads_arrive_here_merged(qtbot: QtBot) -> None:
    bus = Bus()
    bridge = Bridge(bus)
    heard: list[Event] = []
    where: list[object] = []
    bridge.heard.connect(lambda event: (heard.append(event), where.append(QThread.currentThread())))
    workers = [
        threading.Thread(target=lambda start=start: [bus.publish(PublicationsChanged((start + n,))) for n in range(50)])
        for start in (0, 50)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    bus.publish(ClientsChanged((1,)))
    qtbot.waitUntil(lambda: any(isinstance(event, ClientsChanged) for event in heard))
    ids = {number for event in heard if isinstance(event, PublicationsChanged) for number in event.ids}
    assert ids == set(range(100))
    assert len(heard) <= 4
    assert set(where) == {QThread.currentThread()}
    bridge.close()
    bus.publish(ClientsChanged((2,)))
    qtbot.wait(80)
    assert len([event for event in heard if isinstance(event, ClientsChanged)]) == 1


def test_work_runs_elsewhere_and_comes_back_here(qtbot: QtBot) -> None:
    tasks = Tasks()
    got: list[object] = []
    tasks.run(lambda: threading.current_thread().name, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert str(got[0]).startswith("work")
    failed: list[Exception] = []
    tasks.run(lambda: 1 // 0, got.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)
    tasks.close()


def test_after_closing_nothing_is_delivered(qtbot: QtBot) -> None:
    tasks = Tasks()
    got: list[object] = []
    gate = threading.Event()
    tasks.run(gate.wait, got.append)
    gate.set()
    tasks.close()
    qtbot.wait(50)
    assert got == []


@pytest.mark.allow_log("work in the background failed")
def test_a_failure_that_nobody_awaits_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    tasks = Tasks()
    tasks.run(lambda: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: any(record.levelno == logging.ERROR for record in caplog.records))
    tasks.close()


# -- undo and words -----------------------------------------------------------------------------------------------


def test_undo_calls_the_way_back_and_redo_the_act_but_not_twice_at_first() -> None:
    stack, done = QUndoStack(), []
    stack.push(ServiceCommand("act", lambda: done.append("act"), lambda: done.append("back"), done.append))
    assert done == []
    stack.undo()
    stack.redo()
    assert done == ["back", "act"]


def test_a_row_that_has_moved_on_makes_the_command_obsolete() -> None:
    stack, refused = QUndoStack(), []

    def moved_on() -> None:
        raise Conflict("post_changed", post=1)

    stack.push(ServiceCommand("act", lambda: None, moved_on, refused.append))
    stack.undo()
    assert [error.code for error in refused] == ["post_changed"]
    assert stack.count() == 0


def test_a_desk_that_closes_lets_go_of_its_acts_and_tells_nobody(bench: Bench) -> None:
    kept, told = ServiceCommand("act", lambda: bench, lambda: None, print), list[int]()
    bench.ui.undo.push(kept)
    bench.ui.undo.indexChanged.connect(told.append)
    bench.ui.close()
    assert bench.ui.undo.count() == 0
    assert told == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_error_has_its_sentence_and_a_bug_a_general_one(language: str, allow_log) -> None:
    allow_log("unexpected")
    words = Words(language)
    assert "post_changed" not in str(sentence(Conflict("post_changed", post=1), words))
    said = sentence(ZeroDivisionError("with a secret in it"), words)
    assert said.what == words.t("errors.internal_error.what", kind="ZeroDivisionError")
    assert "secret" not in str(said)


def test_the_focus_goes_back_to_what_had_it_but_never_to_what_has_gone(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    field, listing = QLineEdit(window), QListWidget(window)
    qtbot.addWidget(window)
    window.show()
    keeper = FocusBack(window)
    keeper.keep(field)
    assert keeper.give(Qt.FocusReason.OtherFocusReason)
    assert window.focusWidget() is field
    assert not keeper.give(Qt.FocusReason.OtherFocusReason)  # once
    keeper.keep(listing.viewport())  # made by Qt, which tells nobody of its end
    listing.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not keeper.give(Qt.FocusReason.OtherFocusReason)


def test_a_font_that_is_kept_follows_the_size_and_is_spoilt_by_nobody(theme: Theme) -> None:
    small = theme.font("body")
    theme.font("body").setPixelSize(99)
    assert theme.font("body") == small
    theme.set_scale(150)
    assert QFontInfo(theme.font("body")).pixelSize() > QFontInfo(small).pixelSize()
    theme.set_scale(100)
    assert theme.font("body") == small


def test_a_strip_shows_its_text_below_a_title_that_leaves_it_no_room(qtbot: QtBot, theme: Theme) -> None:
    window, strip, body = QWidget(), Banner(theme), QWidget()
    qtbot.addWidget(window)
    body.setLayout(column(QListWidget()))
    window.setLayout(column(strip, body, spacing=0))
    window.resize(1100, 700)
    window.show()
    for count, beside in ((1, True), (9, False)):
        title = " ".join(["Panadería La Espiga"] * count)
        strip.tell(Notice("info", title, "Todo se conserva; no se planifica nada nuevo.", (("Volver", int),)))
        QApplication.processEvents()
        first, text = (each for each in strip.findChildren(QLabel) if each.text() and each.isVisible())
        assert (text.y() == first.y()) is beside
        assert strip.height() <= (40 if beside else 80)
        for each in (first, text):
            assert each.height() >= each.heightForWidth(each.width())
            assert each.width() >= min(500, each.fontMetrics().horizontalAdvance(each.text()))


def test_a_strip_that_says_the_same_is_not_drawn_anew_and_does_what_it_does_now(qtbot: QtBot, theme: Theme) -> None:
    strip, done = Banner(theme), []
    qtbot.addWidget(strip)
    strip.tell(Notice("warning", "One post is late.", "Decide.", (("Review…", lambda: done.append("before")),)))
    drawn = strip.findChild(QPushButton)
    strip.tell(Notice("warning", "One post is late.", "Decide.", (("Review…", lambda: done.append("now")),)))
    assert strip.findChild(QPushButton) is drawn
    drawn.click()
    assert done == ["now"]
    strip.tell(Notice("warning", "Two posts are late.", "Decide.", (("Review…", lambda: done.append("other")),)))
    assert "Two posts are late." in [each.text() for each in strip.findChildren(QLabel)]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_of_a_client_is_seen_as_a_line(theme: Theme, mode: str) -> None:
    theme.choose(mode)
    ground = theme.color("bg.surface").name()
    drawn = {name: theme.line(color).name() for name, color in theme.client_colors.items()}
    unseen = {name: shade for name, shade in drawn.items() if wcag.ratio(shade, ground) < wcag.LARGE}
    assert not unseen
    assert len(set(drawn.values())) == len(drawn)


def test_another_key_that_many_are_used_to_works_where_nothing_else_has_it(qapp: QApplication) -> None:
    window, done = QWidget(), []
    actions = Actions(window)
    actions.own([Action("redo", lambda: "Redo", lambda: done.append("redo"), "Ctrl+Shift+Z", also="Ctrl+Y")])
    assert [each.toString() for each in actions.qt("redo").shortcuts()] == ["Ctrl+Shift+Z", "Ctrl+Y"]
    actions.show([Action("page.year", lambda: "Year", lambda: done.append("year"), "Ctrl+Y")])
    assert [each.toString() for each in actions.qt("redo").shortcuts()] == ["Ctrl+Shift+Z"]
    window.deleteLater()
