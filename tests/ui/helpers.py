"""What several tests of the window need."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from smdesk.core.publication import State
from smdesk.gui import Desk
from smdesk.services.views import PublicationView
from smdesk.ui.publish.page import PublishPage
from tests.ui.bench import Bench

LONG = 15_000  # milliseconds: for the publisher to have done something


def page_of(desk: Desk | Bench) -> PublishPage:
    """The publishing page of an open desk, in its window or on the bench."""
    if isinstance(desk, Bench):
        return desk.page if isinstance(desk.page, PublishPage) else desk.show(PublishPage)
    assert desk.window is not None
    if desk.window.router.current != "publish":
        desk.window.router.go("publish")
    page = desk.window.router.page("publish")
    assert isinstance(page, PublishPage)
    return page


def one(desk: Desk | Bench, state: State, **wanted: object) -> PublicationView:
    """A publication of the desk in a state."""
    found = page_of(desk).book.views
    return next(
        view
        for view in sorted(found, key=lambda view: view.due)
        if view.state is state and all(getattr(view, name) == value for name, value in wanted.items())
    )


def again(desk: Desk | Bench, view: PublicationView) -> PublicationView:
    """The same publication as it stands now."""
    assert desk.runtime is not None
    return desk.runtime.publishing.view(view.id)


def dialog(parent: QWidget) -> QDialog:
    """The dialog that is open."""
    return next(each for each in parent.findChildren(QDialog) if each.isVisible())


def press(dialog: QDialog, name: str = "primary") -> None:
    """Press a button of a dialog."""
    button = dialog.findChild(QWidget, name)
    assert button is not None
    button.click()
