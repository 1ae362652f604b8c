"""Going about in the window: places, the way back, new posts, and closing to the tray."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from smdesk.core.errors import StorageError
from smdesk.core.publication import State
from smdesk.gui import Desk
from smdesk.ui.composer.page import ComposerPage
from smdesk.ui.kit.broken import Broken
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import button
from smdesk.ui.shell.history import History
from smdesk.ui.shell.tray import Tray
from tests.ui.helpers import LONG, one, page_of

OpenDesk = Callable[..., Desk]
Example = Callable[..., Path]


def composer_of(desk: Desk) -> ComposerPage:
    page = desk.window.router.page("composer")
    assert isinstance(page, ComposerPage)
    return page


# -- places ---------------------------------------------------------------------------------------------------------


def test_a_new_post_from_anywhere_and_back_to_where_one_was(qtbot: QtBot, example_desk: Desk) -> None:
    window, page = example_desk.window, page_of(example_desk)
    view = one(example_desk, State.FAILED)
    page.open(view.id)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    composer = composer_of(example_desk)
    assert window.stack.currentWidget() is composer
    assert window.windowTitle() == "New post — smdesk"
    assert composer.model.view is None
    composer.leave()
    assert window.router.current == "publish"
    assert page.view.selected()[0].id == view.id
    assert not window.router.history.can_go_on or window.router.history.can_go_back


def test_a_page_asks_for_a_place_and_alt_and_the_arrows_go_over_it(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    view = one(example_desk, State.SCHEDULED)
    window.router.go(Place("composer", row=view.post_id))
    composer = composer_of(example_desk)
    assert composer.model.view.id == view.post_id
    window.router.go("channels")
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    assert window.router.current == "composer"
    assert composer.model.view.id == view.post_id
    qtbot.keyClick(window, Qt.Key.Key_Left, alt)
    assert window.router.current == "publish"
    qtbot.keyClick(window, Qt.Key.Key_Right, alt)
    assert window.router.current == "composer"
    qtbot.keyClick(window, Qt.Key.Key_F6)


def test_a_new_post_opens_with_what_the_place_says(example_desk: Desk) -> None:
    client = example_desk.runtime.clients.list()[1]
    local = datetime(2031, 5, 6, 10, 30)
    example_desk.window.router.go(Place("composer", client=client.id, local=local, text="Hello", stage="idea"))
    model = composer_of(example_desk).model
    assert (model.client.id, model.local, model.draft.stage) == (client.id, local, "idea")
    assert model.draft.base.parts[0].text == "Hello"


def test_a_post_that_is_gone_is_said_and_nothing_breaks(example_desk: Desk) -> None:
    example_desk.window.router.go(Place("composer", row=4711))
    assert example_desk.window.banner.notice.kind == "danger"


def test_history_forgets_what_was_in_front_and_what_is_not_worth_a_return() -> None:
    history = History()
    for row in range(3):
        history.go(Place("a", row))
    assert history.back() == Place("a", 1)
    history.go(Place("b"))
    assert not history.can_go_on
    history.mark(None)
    assert history.recent == [Place("a", 0)]
    assert history.back() == Place("a", 0)
    assert history.back() is None


def test_back_from_a_post_that_was_not_written_is_one_step(example_desk: Desk) -> None:
    router = example_desk.window.router
    for page in ("publish", "channels", "composer"):
        router.go(page)
    router.back()
    assert router.current == "channels"
    router.back()
    assert router.current == "publish"
    router.on()
    assert router.current == "channels"


# -- keys and undo ---------------------------------------------------------------------------------------------------


def test_undo_is_of_the_text_first_and_then_of_the_act(qtbot: QtBot, example_desk: Desk) -> None:
    window, page = example_desk.window, page_of(example_desk)
    page.acts.pause()
    assert window.undo.undo_text() == "Undo: Publishing is paused"
    finder: QLineEdit = page.finder
    finder.setFocus()
    qtbot.keyClicks(finder, "bread")
    assert window.undo.undo_text() == "Undo typing"
    window.registry.trigger("undo")
    assert finder.text() == ""
    assert example_desk.runtime.publishing.paused()
    qtbot.keyClick(finder, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # the field has nothing to take back
    assert not example_desk.runtime.publishing.paused()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, example_desk: Desk) -> None:
    pressed: list[int] = []
    made = button("", lambda: pressed.append(1))
    made.setParent(example_desk.window)
    made.show()
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == [1]


# -- closing ---------------------------------------------------------------------------------------------------------


def test_closing_to_the_tray_goes_on_publishing_and_a_click_brings_the_post(
    qtbot: QtBot, example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "available", property(lambda _self: True))
    window = example_desk.window
    qtbot.waitUntil(lambda: example_desk.runtime.publisher is not None, timeout=LONG)
    window.close()
    assert not window.isVisible()
    assert example_desk.runtime.publisher is not None
    view = one(example_desk, State.FAILED)
    window.background.opened.emit(view.id)
    assert window.isVisible()
    assert page_of(example_desk).view.selected()[0].id == view.id
    window.close()
    window.background.new_post.emit()
    assert window.router.current == "composer"
    with qtbot.waitSignal(example_desk.ended, timeout=LONG):
        window.background.quit.emit()
    assert example_desk.runtime is None


def test_without_a_tray_closing_makes_the_window_small(qtbot: QtBot, example_desk: Desk) -> None:
    window = example_desk.window
    qtbot.waitUntil(lambda: example_desk.runtime.publisher is not None, timeout=LONG)
    window.close()
    assert window.isMinimized()
    assert example_desk.runtime.publisher is not None


def test_started_at_sign_in_nothing_shows_until_the_tray_is_clicked(open_desk: OpenDesk, example: Example) -> None:
    desk = open_desk(example(), hidden=True)
    assert not desk.window.isVisible()
    desk.window.background.window.emit()
    assert desk.window.isVisible()


def test_quitting_over_an_unsaved_change_of_a_scheduled_post_asks_there(qtbot: QtBot, example_desk: Desk) -> None:
    view = one(example_desk, State.SCHEDULED)
    window = example_desk.window
    window.router.go(Place("composer", row=view.post_id))
    composer = composer_of(example_desk)
    qtbot.keyClicks(composer.editor.boxes[0].caption, "xyz")
    window.router.go("publish")
    window.quit()
    assert example_desk.runtime is not None
    assert window.router.current == "composer"
    assert "xyz" in composer.model.draft.base.parts[0].text
    assert composer.problem.notice is not None


@pytest.mark.allow_log("unexpected")
def test_a_page_that_cannot_be_made_says_so_in_its_place_and_the_others_go_on(
    example_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = example_desk.window
    router = window.router
    with monkeypatch.context() as patched:
        patched.setattr(ComposerPage, "retranslate", lambda _page: 1 // 0)
        router.go("composer")
        assert isinstance(window.stack.currentWidget(), Broken)
        assert router.current == "composer"
        assert "composer" not in router.made
        example_desk.ui.language.choose("es")
        QApplication.processEvents()
        assert list(router.every_action())  # for the palette: of the pages there are
        router.go("channels")
        assert window.windowTitle() == "Canales — smdesk"
    router.back()
    assert window.stack.currentWidget() is composer_of(example_desk)
    with pytest.raises(KeyError):
        router.go("nowhere")


@pytest.mark.allow_log("unexpected", "not shown")
@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ZeroDivisionError(), "Something unexpected happened."),
        (StorageError("database_busy", path="desk.sqlite3"), "busy"),
        (StorageError("database_damaged", path="desk.sqlite3", detail="SQLITE_CORRUPT"), "desk.sqlite3 is damaged"),
    ],
)
def test_a_page_that_cannot_be_brought_up_to_date_says_so_and_keeps_what_is_typed(
    example_desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    router, stack = example_desk.window.router, example_desk.window.stack
    router.go(Place("composer", text="Half a thought"))
    composer = composer_of(example_desk)

    def refuse(_page: object) -> None:
        raise error

    router.go("channels")
    with monkeypatch.context() as patched:
        patched.setattr(ComposerPage, "refresh", refuse, raising=False)
        router.go("composer")
        failed = stack.currentWidget()
        assert isinstance(failed, Broken)
        assert router.shown is failed
        assert router.current == "composer"
        assert any(said in label.text() for label in failed.findChildren(QLabel))
        assert not any("…" in label.text() for label in failed.findChildren(QLabel))  # a fact that nobody has
        router.go("channels")
        assert not isinstance(stack.currentWidget(), Broken)
        router.go("composer")
    again = stack.currentWidget()
    assert isinstance(again, Broken)
    assert composer.model.draft.base.parts[0].text == "Half a thought"
    next(each for each in again.findChildren(QPushButton) if each.text() == "Try again").click()
    assert stack.currentWidget() is composer


@pytest.mark.allow_log("work in the background failed", "unexpected")
@pytest.mark.parametrize(("language", "title"), [("en", "The disk is full"), ("es", "El disco está lleno")])
def test_what_fails_in_the_background_and_nobody_hears_is_told_once(
    qtbot: QtBot, example_desk: Desk, language: str, title: str
) -> None:
    window, tasks = example_desk.window, example_desk.ui.tasks
    example_desk.ui.language.choose(language)

    def fails(error: Exception) -> Callable[[], object]:
        def work() -> object:
            raise error

        return work

    tasks.run(fails(StorageError("disk_full", path="x")), lambda _: None)
    qtbot.waitUntil(lambda: window.banner.notice is not None and window.banner.notice.title.startswith(title))
    window.saying.forget()
    before = window.banner.notice
    heard: list[Exception] = []
    tasks.unheard.connect(heard.append)
    tasks.run(fails(StorageError("disk_full", path="x")), lambda _: None)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert window.banner.notice == before  # the same again is in the log only
    tasks.run(fails(StorageError("disk_full", path="x")), lambda _: None, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert window.banner.notice == before
    tasks.run(fails(RuntimeError("a bug")), lambda _: None)
    qtbot.waitUntil(lambda: window.banner.notice is not None and window.banner.notice.kind == "danger")
