"""The pane at the right of the content sheet: files that came from design, whose they are, and placing them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar, QStackedWidget, QWidget

from smdesk.core.sheet.lines import code
from smdesk.services.sheets.views import Placed, Placing, Received, SheetView
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.filedialogs import in_words
from smdesk.ui.kit.skeleton import Skeleton
from smdesk.ui.kit.widgets import Page, button, column, frame, label, row, surface
from smdesk.ui.sheets import artmenu
from smdesk.ui.sheets.artacts import ArtActs, Job
from smdesk.ui.sheets.artcards import Cards
from smdesk.ui.sheets.artpaint import GAP, SIDE, STEP, FilePictures
from smdesk.ui.sheets.artwords import ArtCounted
from smdesk.ui.sheets.artzone import ArtZone
from smdesk.ui.sheets.dropping import MIME, art_files, brings_art, picture
from smdesk.ui.sheets.received import Card, Shelf, State

#: How wide it is in pixels at 100 %.
WIDE = 330
#: Milliseconds after which work says how far it is (SCREENS 4.3).
LATE_MS = 3000
_KINDS = "(*.jpg *.jpeg *.png *.webp *.gif *.heic *.avif *.mp4 *.mov *.m4v *.webm)"


def announce(widget: QWidget, words: str) -> None:
    """Tell who listens instead of looking what has come of it."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class ArtPane(Page):
    """`placed` with what placing has brought, `failed` with an error, `line_wanted` with a post to show; `said` is what
    was done and whether it can be undone; `waiting` once cards lie here to be looked at.
    """

    placed = Signal(object)
    failed = Signal(object)
    line_wanted = Signal(int)
    said = Signal(str, bool)
    waiting = Signal()

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._view: SheetView | None = None
        self._frozen = False
        self._shelves: dict[tuple[int, date], Shelf] = {}
        self.acts = ArtActs(ui, self)
        self.setObjectName("art-pane")
        self.setAcceptDrops(True)
        surface(self, "chrome")
        self._build()
        self._connect()
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._ui.theme
        self._title, self._count = label("strong"), label("small")
        self.choose = button("ghost", self.choose_files, size="sm", name="choose-art")
        head = Bar(theme, 40, row(self._title, self._count, None, self.choose), ends=(SIDE, SIDE - 4), edge="none")
        self.zone = ArtZone(self._ui)
        self.list = Cards(self._ui, FilePictures(self._ui, self))
        self._nothing, self._hint = label("strong"), label("small", wrap=True)
        side = theme.px(SIDE)
        nothing = QWidget()
        nothing.setLayout(column(self._nothing, self._hint, None, spacing=4, margins=(side, 8, side, 0)))
        self.stack = QStackedWidget()
        self.stack.addWidget(nothing)
        self.stack.addWidget(self.list)
        self._skeleton = Skeleton(theme, self.stack, row=STEP, top=0)
        self.setLayout(column(
            head, column(self.zone, margins=(side, 0, side, theme.px(GAP + 2))), self.stack, self._job_row(),
            self._foot(), spacing=0,
        ))  # fmt: skip
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def _job_row(self) -> QWidget:
        """How far the work is, and a way to leave off."""
        self._far, self._progress = label("small"), QProgressBar()
        self._progress.setTextVisible(False)
        self.leave = button("", self.acts.stop, size="sm", name="stop-art")
        self.job_row = QWidget()
        side = self._ui.theme.px(SIDE)
        self.job_row.setLayout(row(self._far, self._progress, self.leave, spacing=10, margins=(side, 6, side, 6)))
        self.job_row.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.job_row.hide()
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._show_job)
        return self.job_row

    def _foot(self) -> QWidget:
        side = self._ui.theme.px(SIDE)
        self._folder, self._kept = label(), label("small", wrap=True)
        self.discard = button("", self.discard_all, name="discard-art")
        self.place = button("primary", self.place_all, name="place-art")
        self.foot = frame("line", "top")
        said = row(self._folder, self._kept, spacing=8)
        said.setStretch(1, 1)
        self.foot.layout().addLayout(column(  # type: ignore[union-attr]
            said, row(self.discard, None, self.place), spacing=10,
            margins=(side, 10, side, 10),
        ))  # fmt: skip
        self._kept.setMinimumWidth(1)
        return self.foot

    def _connect(self) -> None:
        self.zone.clicked.connect(self.choose_files)
        self.list.asking.connect(self._ask)
        self.list.menu_wanted.connect(self._card_menu)
        self.list.removed.connect(lambda number: self.take_away([number]))
        self.list.chosen.connect(self._current)
        self.acts.moved.connect(self._moved)
        self.acts.failed.connect(self.failed)
        self.acts.said.connect(self.said)
        self._ui.theme.changed.connect(self._themed)
        shortcuts.within(QKeySequence.StandardKey.Paste, self, self.paste)

    # -- what the page asks -------------------------------------------------------------------------------------

    def tell(self, view: SheetView | None, *, frozen: bool = False) -> None:
        """The sheet that shows; what was received for another week waits there. Nothing comes in where `frozen`."""
        self._view, self._frozen = view, frozen
        if view is not None:
            self.shelf.tell(view)
        self._say_hint()
        self._show()

    @property
    def takes(self) -> bool:
        """Files can come in."""
        return self._view is not None and not self._frozen

    @property
    def shelf(self) -> Shelf:
        """What was received for the week that shows."""
        view = self._view
        return self._shelves.setdefault((view.client_id, view.week), Shelf()) if view is not None else Shelf()

    def offer(self, paths: Sequence[Path], post_id: int = 0, slot: int | None = None) -> None:
        """Files came: they are looked at and lie here as cards. Those that were dropped on a post, or on one of its
        places for art, are placed there at once, but for what asks to be looked at first: another size, or something
        else in the way.
        """
        view = self._view
        if view is None or not self.takes or not paths:
            return
        shelf, there = self.shelf, set(paths)
        known = [card.id for card in shelf.cards if card.got.path in there]
        if post_id and len(known) == len(there):
            for number in known:
                shelf.choose(number, post_id, slot)
            self._take_over(shelf, known)
            return
        self.acts.look(view.client_id, view.week, list(paths), partial(self._came, shelf, post_id, slot))

    def drop(self, mime: QMimeData, post_id: int = 0, slot: int | None = None) -> None:
        """What was dropped or pasted: files, cards of this pane, or a picture."""
        view, image = self._view, picture(mime)
        if view is not None and self.takes and image is not None:
            came = partial(self._came, self.shelf, post_id, slot)
            self.acts.look_at_picture(view.client_id, view.week, image, came)
        else:
            self.offer(art_files(mime), post_id, slot)

    def paste(self) -> None:
        """What was copied, if it is art."""
        mime = QGuiApplication.clipboard().mimeData()
        if brings_art(mime):
            self.drop(mime)

    def choose_files(self) -> None:
        """Ask for files."""
        if not self.takes:
            return
        dialog = QFileDialog(self.window(), self.tr("Art that came from design"))
        in_words(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        media, every = self.tr("Images and video"), self.tr("All files")
        dialog.setNameFilters([f"{media} {_KINDS}", f"{every} (*)"])
        dialog.filesSelected.connect(lambda names: self.offer([Path(name) for name in names]))
        dialog.open()

    # -- doing --------------------------------------------------------------------------------------------------

    def place_all(self) -> None:
        """Put everything that is ready into its post."""
        self._place(self.shelf, self.shelf.placings())

    def discard_all(self) -> None:
        """None of it is wanted."""
        self.acts.stop()
        self.take_away([card.id for card in self.shelf.cards])

    def take_away(self, numbers: Collection[int]) -> None:
        """These cards are not wanted; the next one is current then."""
        at = self.list.currentIndex().row()
        self.shelf.take_away(numbers)
        self._show(at)

    def assign(self, number: int, post_id: int, slot: int | None = None, position: int = 0) -> None:
        """Whose art a file is, as the person says."""
        self.shelf.choose(number, post_id, slot, position)
        self._show()
        if post_id:
            self.line_wanted.emit(post_id)

    def _place(self, shelf: Shelf, placings: Sequence[Placing]) -> None:
        view = shelf.view  # another week may show by now
        if view is not None and placings:
            tried = {each.path for each in placings}
            cards = [card for card in shelf.cards if card.got.path in tried]
            gone: list[Card] = []

            def done(made: Placed) -> None:
                shelf.refuse(made.refused, tried)
                gone.extend(card for card in cards if shelf.card(card.id) is None)
                self._show()
                if made.refused:
                    announce(self.list, ArtCounted().not_placed(len(made.refused)))
                    self.waiting.emit()
                self.placed.emit(made)

            def turned(placed: bool) -> None:
                """Taken back, they wait here again: another post may be meant."""
                if placed:
                    shelf.take_away([card.id for card in gone])
                else:
                    shelf.put_back(gone)
                self._show()

            self.acts.place(view.client_id, view.week, placings, done, turned)

    def _came(self, shelf: Shelf, post_id: int, slot: int | None, files: tuple[Received, ...]) -> None:
        fresh = shelf.take(files, post_id, slot)
        ready = sum(card.ready for card in shelf.cards if card.id in fresh)
        announce(self.list, ArtCounted().received(len(fresh), ready))
        stays = [card for card in shelf.cards if card.id in fresh and not (post_id and card.state is State.FITS)]
        self._take_over(shelf, fresh if post_id else ())
        if not post_id and fresh and shelf is self.shelf:
            self._select(next((number for number in fresh if self._asks(number)), fresh[0]))
        if stays and shelf is self.shelf:
            self.waiting.emit()

    def _take_over(self, shelf: Shelf, numbers: Collection[int]) -> None:
        fitting = {each.id for each in shelf.cards if each.id in numbers and each.state is State.FITS}
        self._show()
        if fitting:
            self._place(shelf, shelf.placings(fitting))

    def _asks(self, number: int) -> bool:
        card = self.shelf.card(number)
        return card is not None and card.state is State.ASKS

    def _ask(self, number: int, place: QPoint) -> None:
        card = self.shelf.card(number)
        if card is not None and self._view is not None:
            artmenu.choices(self, self._view, card, partial(self.assign, number)).popup(place)

    def _card_menu(self, number: int, place: QPoint) -> None:
        card = self.shelf.card(number)
        if card is not None and self._view is not None:
            away = partial(self.take_away, [number])
            artmenu.whole(self, self._view, card, partial(self.assign, number), away).popup(place)

    def _current(self, number: int) -> None:
        card = self.shelf.card(number)
        if card is not None and card.post_id:
            self.line_wanted.emit(card.post_id)

    # -- showing ------------------------------------------------------------------------------------------------

    def _show(self, at: int = 0) -> None:
        cards, current = self.shelf.cards, self.list.current
        number = current.id if current is not None else 0
        if cards and not any(card.id == number for card in cards):
            number = cards[min(max(at, 0), len(cards) - 1)].id
        had = self.list.hasFocus()
        self.list.tell(cards, number)
        self.stack.setCurrentIndex(1 if cards else 0)
        if had and not cards:
            self.zone.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_foot()

    def _select(self, number: int) -> None:
        self.list.tell(self.shelf.cards, number)

    def _tell_foot(self) -> None:
        cards, ready = self.shelf.cards, self.shelf.ready
        busy = self.acts.job is not None
        self._count.setText(ArtCounted().files(len(cards)) if cards else "")
        self._keep_keys(bool(cards), bool(ready) and not busy)
        self.foot.setVisible(bool(cards))
        self.place.setText(self.tr("Place %1 of %2").replace("%1", str(ready)).replace("%2", str(len(cards))))
        self.place.setEnabled(bool(ready) and not busy and self.takes)
        self.zone.setEnabled(self.takes)
        self.choose.setEnabled(self.takes)
        for each in (self.zone, self._hint):
            each.setVisible(not self._frozen)

    def _keep_keys(self, shown: bool, placing: bool) -> None:
        """A button that goes or cannot be pressed any more gives the keys to the cards, not to what is next in the
        window."""
        has = QApplication.focusWidget()
        if has is not None and self.foot.isAncestorOf(has) and not (shown and (placing or has is not self.place)):
            (self.list if shown else self.zone).setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, job: Job | None) -> None:
        """Quick work shows nothing; what takes long says how far it is."""
        if job is None:
            self._late.stop()
            self.job_row.hide()
        elif not self._late.isActive() and not self.job_row.isVisible():
            self._late.start()
        self._skeleton.wait(job is not None and not job.placing and not self.shelf.cards)
        if self.job_row.isVisible():
            self._show_job()
        self._tell_foot()

    def _show_job(self) -> None:
        job = self.acts.job
        self.job_row.setVisible(job is not None)
        if job is None:
            return
        what = self.tr("Placing %1 of %2") if job.placing else self.tr("Looking at %1 of %2")
        text = what.replace("%1", str(min(job.done + 1, job.total))).replace("%2", str(job.total))
        self._far.setText(text)
        self._progress.setRange(0, max(job.total, 1))
        self._progress.setValue(job.done)
        self._progress.setAccessibleName(text)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Art received"))
        self.choose.setAccessibleName(self.tr("Choose files of art"))
        self.choose.setToolTip(self.tr("Choose files of art"))
        self.zone.tell(self.tr("Drop to share out over the sheet"), self.tr("Matched by number, name and size"))
        self.list.setAccessibleName(self.tr("Art received"))
        self._nothing.setText(self.tr("Nothing received yet"))
        self.leave.setText(self.tr("Cancel"))
        self.discard.setText(self.tr("Discard"))
        self._kept.setText(self.tr("They are copied to the client’s library; the originals stay as they are."))
        self._say_hint()
        self._themed()
        self._show()

    def _say_hint(self) -> None:
        name = code(self._view.week, 1) if self._view is not None else "S43-01"
        told = self.tr("What design sends back lands here. A file whose name begins with %1 finds post 1 by itself.")
        self._hint.setText(told.replace("%1", name))

    def _themed(self) -> None:
        theme = self._ui.theme
        self.choose.setIcon(icons.icon("folder-open", theme))
        self.place.setIcon(icons.icon("check", theme, "text.onAccent"))
        self._folder.setPixmap(
            icons.pixmap("folder", theme.color("text.secondary"), theme.px(15), self.devicePixelRatioF())
        )
        self.list.viewport().update()

    # -- dropping -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes and brings_art(event.mimeData()) and not event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.zone.light(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.light(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.light(over=False)
        event.acceptProposedAction()
        self.drop(event.mimeData())
