"""The assisted panel on a real desk: from the account to the link, with the clipboard and files that leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from smdesk.core.publication import State
from smdesk.gui import Desk
from smdesk.services.views import PublicationView
from smdesk.ui.assisted.panel import Assisted, AssistedPanel
from smdesk.ui.assisted.pictures import mime_of
from smdesk.ui.assisted.sections import TextStep
from smdesk.ui.kit.context import Ui
from tests.ui.bench import Bench
from tests.ui.helpers import LONG, dialog, press

GOOD = "https://www.instagram.com/p/Cabc123/"


@pytest.fixture
def due(ui: Ui) -> PublicationView:
    """A post on Instagram that is due."""
    return ui.runtime.publishing.views(states=[State.ASSISTED])[0]


@pytest.fixture
def keeper(bench: Bench) -> Iterator[Assisted]:
    QGuiApplication.clipboard().setText("what was there before")
    made = Assisted(bench.ui, bench.host)
    yield made
    made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def panel(keeper: Assisted, due: PublicationView) -> AssistedPanel:
    return keeper.show(due.id)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def words_of(panel: AssistedPanel) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def stored(desk: Bench, view: PublicationView) -> PublicationView:
    return desk.runtime.publishing.view(view.id)


def test_it_opens_with_the_caption_on_the_clipboard_and_the_account_first(
    panel: AssistedPanel, due: PublicationView
) -> None:
    assert clipboard() == due.text
    assert panel.sheet.current is panel.sheet.account
    assert [type(step).__name__ for step in panel.sheet.steps] == ["AccountStep", "MediaStep", "TextStep", "LinkStep"]
    assert "crumbandcrust · Instagram" in words_of(panel)
    assert "Copied" in words_of(panel)


def test_how_late_it_is_stays_together_at_the_end_of_a_line(panel: AssistedPanel) -> None:
    said = next(each.text() for each in panel.findChildren(QLabel) if "due " in each.text())
    assert re.search(r"\d\xa0(s|min|h|d)\b", said)
    assert not re.search(r"\d (s|min|h|d)\b", said)


def test_its_pictures_are_real_files_with_numbered_names_once_copied(qtbot: QtBot, panel: AssistedPanel) -> None:
    assert panel.sheet.media is not None
    picture = panel.sheet.media.pictures[0]
    qtbot.waitUntil(lambda: picture.path is not None, timeout=LONG)
    assert picture.path is not None
    assert picture.path.name == "1-this-is-what-five-in-the-mor.png"
    assert not QImage(str(picture.path)).isNull()
    assert mime_of(picture.paths).urls() == [QUrl.fromLocalFile(str(picture.path))]


def test_opening_the_page_and_the_folder_ticks_their_steps(
    qtbot: QtBot, panel: AssistedPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    assert panel.sheet.account is not None
    panel.sheet.account.open.click()
    assert opened == ["https://www.instagram.com/"]
    assert panel.sheet.current is panel.sheet.media
    panel.open_folder()
    assert opened[1].startswith("file://")
    assert panel.sheet.current is panel.sheet.text


def test_other_texts_are_copied_by_their_buttons_and_the_tag_says_which(panel: AssistedPanel) -> None:
    assert panel.sheet.text is not None
    alt = panel.sheet.text.findChild(QPushButton, "copy-alt")
    assert alt is not None
    alt.click()
    assert clipboard() == "Loaves cooling on a rack before sunrise"
    assert "Alt text copied" in words_of(panel)
    QGuiApplication.clipboard().setText("copied elsewhere")
    assert "copied" not in words_of(panel)


def test_a_link_of_another_network_is_refused_beside_its_field(panel: AssistedPanel, due: PublicationView) -> None:
    link = panel.sheet.link
    assert link is not None
    link.field.setText("https://x.com/somebody/status/1")
    assert "x.com" in link.hint.text()
    assert not link.done
    panel.say_published()
    assert not panel.problem.isVisible()  # told once
    assert panel.view is not None
    assert panel.view.state is State.ASSISTED
    link.field.setText(GOOD)
    assert link.done


@pytest.mark.dressed
def test_what_is_wrong_with_a_link_is_in_sight_in_a_low_panel(qtbot: QtBot, panel: AssistedPanel) -> None:
    panel.resize(panel.minimumSize())
    link, view = panel.sheet.link, panel.sheet.viewport()
    assert link is not None

    def seen() -> bool:
        corner = link.hint.mapTo(view, link.hint.rect().topLeft())
        return bool(link.hint.text()) and view.rect().contains(link.hint.rect().translated(corner))

    link.field.setFocus()
    panel.sheet.ensureWidgetVisible(link.field, 0, 0)
    assert not seen()
    link.field.setText("https://x.com/somebody/status/1")
    qtbot.waitUntil(seen)
    panel.sheet.verticalScrollBar().setValue(0)
    panel.say_published()
    qtbot.waitUntil(seen)


def test_published_with_its_link_ends_it_and_gives_the_clipboard_back(
    bench: Bench, panel: AssistedPanel, due: PublicationView
) -> None:
    assert panel.sheet.link is not None
    panel.sheet.link.field.setText(f"{GOOD}?igsh=abc")
    panel.foot.published.click()
    now = stored(bench, due)
    assert (now.state, now.remote_url, now.proof) == (State.PUBLISHED, GOOD, "person")
    assert clipboard() == "what was there before"
    assert GOOD in words_of(panel)
    panel.foot.done.click()
    assert not isValid(panel) or not panel.isVisible()


def test_what_was_copied_meanwhile_is_not_taken_from_the_clipboard(panel: AssistedPanel) -> None:
    QGuiApplication.clipboard().setText("copied meanwhile")
    panel.close()
    assert clipboard() == "copied meanwhile"


def test_a_rich_clipboard_comes_back_whole(keeper: Assisted, due: PublicationView) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    QGuiApplication.clipboard().setMimeData(rich)
    panel = keeper.show(due.id)
    panel.close()
    assert QGuiApplication.clipboard().mimeData().html() == "<b>bold</b>"
    QGuiApplication.clipboard().setText("")


def test_coming_back_with_the_link_copied_fills_it_in(qtbot: QtBot, panel: AssistedPanel) -> None:
    QGuiApplication.clipboard().setText(GOOD)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.ActivationChange))
    assert panel.link == GOOD
    assert "Taken from the clipboard." in words_of(panel)


def test_coming_back_at_the_caption_has_it_on_the_clipboard_again(panel: AssistedPanel) -> None:
    for step in panel.sheet.steps[:2]:
        step.tick()
    QGuiApplication.clipboard().setText("something from the browser")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.ActivationChange))
    assert panel.view is not None
    assert clipboard() == panel.view.text


def test_later_moves_it_and_closes_the_panel(
    qtbot: QtBot, bench: Bench, panel: AssistedPanel, due: PublicationView
) -> None:
    panel.foot.fill()
    choices = {each.text(): each for each in panel.foot.menu.actions()}
    assert list(choices) == ["In 15 minutes", "In 1 hour", "Another time…"]  # the channel has no slots
    choices["In 15 minutes"].trigger()
    moved = stored(bench, due)
    assert moved.state is State.SCHEDULED
    assert timedelta(minutes=14) < moved.due - bench.ui.now() <= timedelta(minutes=15)
    assert (moved.due.second, moved.due.microsecond) == (0, 0)  # nobody plans for a second
    qtbot.waitUntil(lambda: not isValid(panel), timeout=LONG)


def test_could_not_asks_and_leaves_it_out(
    qtbot: QtBot, bench: Bench, panel: AssistedPanel, due: PublicationView
) -> None:
    panel.foot.could_not.click()
    asked = dialog(panel)
    assert stored(bench, due).state is State.ASSISTED
    press(asked)
    assert stored(bench, due).state is State.SKIPPED
    qtbot.waitUntil(lambda: not isValid(panel), timeout=LONG)


def test_it_is_published_is_taken_back_in_the_panel_and_by_undo(
    qtbot: QtBot, bench: Bench, panel: AssistedPanel, due: PublicationView
) -> None:
    panel.say_published()
    back = panel.findChild(QPushButton, "take-back")
    assert back is not None
    back.click()
    assert stored(bench, due).state is State.ASSISTED
    qtbot.waitUntil(lambda: bool(panel.sheet.steps) and panel.foot.published.isVisible(), timeout=LONG)
    panel.say_published()
    bench.ui.undo.undo()
    assert stored(bench, due).state is State.ASSISTED
    bench.ui.undo.redo()
    assert (stored(bench, due).state, stored(bench, due).proof) == (State.PUBLISHED, "person")


def test_said_published_elsewhere_it_says_so_and_asks_nothing_more(
    qtbot: QtBot, bench: Bench, panel: AssistedPanel, due: PublicationView
) -> None:
    bench.runtime.publishing.resolve(due.id, published_url=GOOD)
    qtbot.waitUntil(lambda: not panel.sheet.steps, timeout=LONG)
    assert not panel.foot.published.isVisible()
    assert panel.foot.done.isVisible()


def test_a_first_comment_to_copy_does_not_push_the_panel_over_its_edge(ui: Ui, due: PublicationView) -> None:
    kit = replace(ui.runtime.kits.of(due.id), first_comment="The link is here")
    ui.language.choose("es")
    step = TextStep(ui, 3, kit, lambda _text, _what: None)
    texts = [each.text() for each in step.findChildren(QPushButton)]
    assert texts == ["Copiar otra vez", "Texto alternativo", "Primer comentario"]
    assert step.minimumSizeHint().width() < ui.theme.px(300)


def test_another_language_keeps_ticks_and_what_was_typed(bench: Bench, panel: AssistedPanel) -> None:
    panel.sheet.steps[0].tick()
    assert panel.sheet.link is not None
    panel.sheet.link.field.setText(GOOD)
    bench.ui.language.choose("es")
    QApplication.processEvents()
    assert panel.sheet.link is not None
    assert panel.link == GOOD
    assert panel.sheet.steps[0].done
    assert "Pega el texto" in words_of(panel)


def test_from_the_tray_or_a_notification_it_opens_without_the_window(
    qtbot: QtBot, example_desk: Desk, due: PublicationView
) -> None:
    window = example_desk.window
    assert window is not None
    window.hide()
    window.background.opened.emit(due.id)
    panel = window.router.windows.assisted.panel
    assert panel is not None
    assert panel.isVisible()
    assert not window.isVisible()
    panel.close()


def test_the_panel_goes_with_the_desk(qtbot: QtBot, example_desk: Desk, due: PublicationView) -> None:
    window = example_desk.window
    assert window is not None
    panel = window.router.windows.assisted.show(due.id)
    window.quit_now()
    qtbot.waitUntil(lambda: not isValid(panel), timeout=LONG)


@pytest.mark.dressed
def test_the_pin_ends_where_everything_below_it_ends(panel: AssistedPanel) -> None:
    """It stood six pixels further to the right than the links and buttons below."""
    QApplication.processEvents()

    def end(each: QWidget) -> int:
        return each.mapTo(panel, each.rect().topRight()).x()

    pin, field = panel.head.pin, panel.findChild(QLineEdit)
    assert field is not None
    assert field.isVisible()
    assert end(pin) == end(field)
