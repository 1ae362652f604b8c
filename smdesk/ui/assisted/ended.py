"""What the panel shows once a publication waits for nobody any more: how it ended, and what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smdesk.core.publication import Act, State
from smdesk.services.views import PublicationView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.naming import network_name, shortened
from smdesk.ui.kit.widgets import button, column, frame, label, row

#: Others that are offered.
MOST = 4


class Ended(QWidget):
    """A box, the link where there is one, and the others that wait, each a button."""

    def __init__(
        self, ui: Ui, view: PublicationView, others: Sequence[PublicationView], go: Callable[[int], object],
        take_back: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        out = view.state is State.PUBLISHED
        box = frame("box", "success" if out else "plain")
        inner = box.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.setContentsMargins(12, 10, 12, 11)
        inner.setSpacing(3)
        title, text = label("strong", wrap=True), label("", wrap=True, select=True)
        title.setText(self.tr("Published") if out else capital(ui.language.words.state(view.state.value)))
        text.setText(self._told(view))
        inner.addWidget(title)
        inner.addWidget(text)
        body: list[QWidget | object] = [box]
        if view.remote_url and view.network != "practice":
            link = button("link", lambda: QDesktopServices.openUrl(QUrl(view.remote_url)), name="open-link")
            link.setText(self.tr("Open on the network"))
            body.append(row(link, None))
        if Act.UNMARK in view.acts:
            undo = button("link", take_back, name="take-back")
            undo.setText(self.tr("It is not published after all"))
            body.append(row(undo, None))
        made = column(*body, spacing=8, margins=(16, 16, 16, 16))  # type: ignore[arg-type]
        if others:
            heading = label("strong")
            heading.setText(self.tr("%n more wait(s) for you", "", len(others)))
            made.addSpacing(10)
            made.addWidget(heading)
        for each in others[:MOST]:
            other = button("", partial(go, each.id), name=f"go-{each.id}")
            other.setText(f"{network_name(each.network)} · {shortened(each.text, 34)}".replace("&", "&&"))
            other.setToolTip(each.client)
            made.addWidget(other)
        self.setLayout(made)

    def _told(self, view: PublicationView) -> str:
        if view.state is State.PUBLISHED:
            return (
                self.tr("The link is the proof: %1").replace("%1", view.remote_url)
                if view.remote_url
                else self.tr("Marked as published, as you said. There is no link to it.")
            )
        return self.tr("There is nothing to do by hand now.")
