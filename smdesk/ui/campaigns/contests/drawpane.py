"""The way to a draw that anybody can check: the promise, who takes part, the draw, the proof, the record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from smdesk.services.contests.views import ContestView, DrawView
from smdesk.ui.campaigns.contests import words
from smdesk.ui.campaigns.contests.proof import Proof
from smdesk.ui.campaigns.contests.step import DONE, LATER, NEXT, Code, Step, buttons
from smdesk.ui.campaigns.contests.winners import Winners
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.widgets import Page, button, column, label, surface

translate = QCoreApplication.translate


class DrawPane(Page):
    """Its buttons are signals; it stores nothing."""

    promising = Signal()
    posting = Signal()
    copying = Signal(str)
    listing = Signal()
    drawing = Signal()
    substituting = Signal()
    closing = Signal()
    recording = Signal()
    handing = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._view: ContestView | None = None
        self._file = ""
        surface(self, "surface")
        self.promise, self.entries, self.draw, self.record = (
            Step(ui, name) for name in ("promise", "entries", "draw", "record")
        )
        self.proof = Proof(ui)
        self.code = Code(ui, "commitment")
        self.commit = button("primary", self.promising.emit, name="commit")
        self.copy = button("", lambda: self.copying.emit(published(ui, self._view)), name="copy-promise")
        self.post = button("", self.posting.emit, name="post-promise")
        self.see = button("link", self.listing.emit, name="see-entries")
        self.go = button("primary", self.drawing.emit, name="draw")
        self.winners = Winners(ui)
        self.stand = button("", self.substituting.emit, name="substitute")
        self.shut = button("link", self.closing.emit, name="close-record")
        self.save = button("", self.recording.emit, name="save-record")
        self.open = button("link", self._open, name="open-record")
        self._build()
        self.proof.copying.connect(self.copying)
        self.proof.handing.connect(self.handing)
        self.retranslate()

    def _build(self) -> None:
        theme = self._ui.theme
        for each, icon in ((self.copy, "copy"), (self.post, "paper-plane-tilt"), (self.save, "file-pdf")):
            each.setIcon(icons.icon(icon, theme))
        self._both = buttons(self._ui, self.copy, self.post)
        self.promise.add(self.code, buttons(self._ui, self.commit), self._both)
        self.entries.add(buttons(self._ui, self.see))
        self.draw.add(self.winners, buttons(self._ui, self.stand, self.go))
        self.record.add(buttons(self._ui, self.save, self.open, self.shut))
        self._head = label("title2")
        body = QWidget()
        surface(body, "surface")
        body.setLayout(column(self._head, self.promise, self.entries, self.draw, self.proof, self.record, None,
                              spacing=16, margins=(16, 13, 10, 16)))  # fmt: skip
        self.setLayout(column(Column(body, tight=True), spacing=0))

    # -- showing ------------------------------------------------------------------------------------------------

    def tell(self, view: ContestView) -> None:
        """Show how far a contest is."""
        if self._view is None or self._view.id != view.id:
            self.written("")
        self._view = view
        stage, promised = view.stage(self._ui.now()), view.made[0] if view.made else None
        self._tell_promise(view, promised, stage)
        counted = DONE if view.draw else NEXT if promised else LATER
        self.entries.tell(counted, self.tr("2. Who takes part"), words.counts(view))
        self._tell_draw(view, promised, stage)
        self.proof.tell(view)
        kept = DONE if self._file else NEXT if view.draw else LATER
        text = self.tr("Terms, promise, winners, how to check, and the list, as a PDF for whoever asks.")
        closed = view.draw.closed_at if view.draw else None
        if closed is not None:
            at = words.instant(self._ui, closed, view.zone)
            text += " " + self.tr("Closed on %1: nothing in it changes any more.").replace("%1", at)
        self.record.tell(kept, self.tr("5. The record"), text)
        self.shut.setVisible(view.draw is not None and closed is None)
        self.save.setEnabled(bool(view.made))

    def _tell_promise(self, view: ContestView, promised: DrawView | None, stage: str) -> None:
        if promised is None:
            late = stage == "closed"
            text = self.tr("smdesk makes a secret and shows its fingerprint (SHA-256). Publish that before the contest "
                           "closes: it proves that the secret was not chosen afterwards.")  # fmt: skip
            if late:
                text = self.tr("It has closed without a promise. One made now proves less, and the record says so.")
            elif stage == "draft" and view.closes is None:
                text += " " + self.tr("First say when it closes.")
            self.promise.tell(NEXT, self.tr("1. The promise"), text)
        else:
            at = words.instant(self._ui, promised.committed_at, view.zone)
            text = self.tr("Made on %1. Publish this fingerprint before the close, for example in the post.")
            if promised.late:
                text = self.tr("Made on %1, after the close: it proves only that the secret was not changed since.")
            elif view.draw is not None or stage == "closed":
                text = self.tr("Made on %1, before the close.")
            self.promise.tell(DONE, self.tr("1. The promise"), text.replace("%1", at))
            self.code.set_value(promised.commitment)
        self.code.setVisible(promised is not None)
        _show(self.commit, promised is None)
        self._both.setVisible(promised is not None)
        self.commit.setEnabled(view.closes is not None)

    def _tell_draw(self, view: ContestView, promised: DrawView | None, stage: str) -> None:
        held = view.draw
        ready = promised is not None and view.entries > 0 and stage == "closed"
        if held is not None:
            at = words.instant(self._ui, held.at, view.zone)
            text = self.tr("Drawn on %1 from %2.").replace("%1", at)
            text = text.replace("%2", words.Counted().entries(held.counted))
        elif stage == "draft":
            text = self.tr("Say when it opens and closes.")
        elif stage != "closed":
            text = self.tr("From %1 on, when it has closed.").replace("%1", words.moment(self._ui, view.closes))
        elif promised is None:
            text = self.tr("Prepare it first: without a promise nobody could check it.")
        elif not view.entries:
            text = self.tr("There is nobody to draw from yet.")
        else:
            told = words.Counted()
            text = " · ".join(part for part in (
                told.winners(view.winners), told.reserves(view.reserves) if view.reserves else "") if part)  # fmt: skip
        self.draw.tell(DONE if held else NEXT if ready else LATER, self.tr("3. The draw"), text)
        self.winners.tell(view)
        self.go.setText(self.tr("Draw again…") if held else self.tr("Draw…"))
        self.go.setProperty("kind", "" if held else "primary")
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        closed = held is not None and held.closed_at is not None
        self.go.setEnabled((ready or held is not None) and not closed)
        self.stand.setVisible(held is not None and bool(held.reserves))
        self.stand.setEnabled(held is not None and bool(held.waiting) and not closed)

    # -- the record ---------------------------------------------------------------------------------------------

    def written(self, file: str) -> None:
        """A record that can be opened; "" for none."""
        self._file = file
        self.open.setVisible(bool(file))
        self.open.setToolTip(file)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._file))

    def retranslate(self) -> None:
        self._head.setText(self.tr("The draw"))
        self.commit.setText(self.tr("Prepare the draw"))
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("A sentence with the fingerprint, in the language of the contest"))
        self.post.setText(self.tr("New post with it"))
        self.see.setText(self.tr("See the entries"))
        self.save.setText(self.tr("Save as PDF…"))
        self.open.setText(self.tr("Open"))
        self.stand.setText(self.tr("A substitute takes it…"))
        self.stand.setToolTip(
            self.tr("If somebody does not answer or gives the prize up, the next substitute takes the place.")
        )
        self.shut.setText(self.tr("Close the record…"))
        self.code.setAccessibleName(self.tr("Fingerprint of the secret"))
        self.setAccessibleName(self.tr("The draw"))
        if self._view is not None:
            self.tell(self._view)


def published(ui: Ui, view: ContestView | None) -> str:
    """What is published of a promise, in the language of the contest."""
    if view is None or not view.made:
        return ""
    from smdesk.reports.speech import Speech

    words_of = Speech(view.language).words
    return words_of.t("contest.publish", name=view.name, commitment=view.made[0].commitment)


def _show(widget: QWidget, on: bool) -> None:
    parent = widget.parentWidget()
    if parent is not None:
        parent.setVisible(on)
