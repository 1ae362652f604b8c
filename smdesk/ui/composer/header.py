"""The line above the page: what is open, how it stands, and the acts on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu

from smdesk.core import walltime
from smdesk.core.checks import Level
from smdesk.ui.composer import marks
from smdesk.ui.composer.forwhom import ForWhom
from smdesk.ui.composer.keeper import Keeper, Kept
from smdesk.ui.composer.model import Composer
from smdesk.ui.kit import dates, icons, shortcuts
from smdesk.ui.kit.bar import ENDS
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.i18n import capital
from smdesk.ui.kit.widgets import button, label, row

#: Milliseconds after a key before the header says how it stands.
SOON_MS = 40
#: Pixels at 100 % from which there is room for the way to approval; else it stands in the menu.
WITH_APPROVAL = 1180


class Header(QFrame):
    """Says; what is pressed are signals or the page's acts."""

    back = Signal()
    undo = Signal()
    redo = Signal()
    act = Signal(str)  # primary, next, now, approval, idea, draft, duplicate, rename, take_back, preview, versions

    def __init__(self, model: Composer, keeper: Keeper) -> None:
        super().__init__()
        self._model = model
        self._keeper = keeper
        theme = model.ui.theme
        self.setProperty("line", "bottom")
        self._back = button("ghost", self.back.emit, size="sm", name="back")
        self._title = Elided("title1", theme.px(120))
        self._rename = button("ghost", lambda: self.act.emit("rename"), size="sm", name="rename")
        self._chip, self._tile = QLabel(), QLabel()
        self.whose = ForWhom(model)
        self._under = Elided("secondary", theme.px(190))  # a day and a time of it, whole, of twelve hours too
        self._kept = label("small", name="kept")
        self._undo = button("ghost", self.undo.emit, size="sm", name="undo")
        self._redo = button("ghost", self.redo.emit, size="sm", name="redo")
        self._versions = button("ghost", lambda: self.act.emit("versions"), size="sm", name="versions")
        self._preview = button("ghost", lambda: self.act.emit("preview"), size="sm", name="toggle-preview")
        self.copy = button("", lambda: self.act.emit("duplicate"), name="duplicate")
        self.take_back = button("", lambda: self.act.emit("take_back"), name="take-back")
        self.approval = button("", lambda: self.act.emit("approval"), name="to-approval")
        self.primary = button("primary", lambda: self.act.emit("primary"), name="schedule")
        self.more = button("primary", self._open_more, name="more-acts")
        self.primary.setProperty("joined", "left")
        self.more.setProperty("joined", "right")
        line = row(
            self._back, 2, self._title, self._rename, self._chip, 4, self._tile, self.whose, self._under, None,
            self._kept, 6, self._undo, self._redo, self._versions, self._preview, 4, self.take_back,
            self.copy, self.approval, spacing=6,
        )  # fmt: skip
        line.addLayout(row(self.primary, self.more, spacing=0))
        self.setLayout(line)
        theme.changed.connect(self._measure)
        self._measure()
        self._listen(model, keeper)
        self.retranslate()

    def _listen(self, model: Composer, keeper: Keeper) -> None:
        for signal in (model.opened, model.shaped, model.timed, model.studied, model.ui.theme.changed):
            signal.connect(self.show_all)
        # Not at every key: the name is a line of the text, and saving is told before and after.
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.show_all)
        keeper.told.connect(self._soon.start)
        model.ui.scope.changed.connect(self.show_all)
        model.worded.connect(lambda _source: self._soon.isActive() or self._soon.start())

    def _measure(self) -> None:
        """As high, and as far from the edges, as the bars of the other pages."""
        px = self._model.ui.theme.px
        left, right = map(px, ENDS)
        self.layout().setContentsMargins(left, 0, right, 0)  # type: ignore[union-attr]
        self.setFixedHeight(px("header"))
        self._title.setMaximumWidth(px(400))
        for made in (self._back, self._rename, self._undo, self._redo, self._versions, self._preview, self.more):
            made.setFixedWidth(px(30))

    # -- showing ------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Say how the open post stands."""
        model = self._model
        if model.client is None:
            return
        theme = model.ui.theme
        self._entitle()
        status = model.status
        told = self._status_words(status)
        if status == "scheduled" and all(each.state == "delegated" for each in (*model.live, *model.frozen)):
            told = self.tr("Handed over")  # as the ledger says it
        self._chip.setPixmap(marks.chip(theme, status, told, self.devicePixelRatioF()))
        self._chip.setAccessibleName(told)
        self._tile.setPixmap(marks.client(theme, model.client.id, model.client.name, theme.px(16)))
        self._tile.setToolTip(model.client.name)
        roomy = self.width() >= theme.px(1000)
        self._under.setVisible(roomy)
        self._tile.setVisible(roomy)
        self.whose.tell()
        self._under.setText(self._when())
        self._kept.setText(self._kept_words())
        locked, live = model.locked, bool(model.live)
        self.primary.setVisible(not locked)
        self.more.setVisible(not locked)
        self.copy.setVisible(locked)
        self.approval.setVisible(not locked and self.width() >= theme.px(WITH_APPROVAL))
        self.approval.setEnabled(model.local is not None)
        self.approval.setToolTip("" if model.local is not None else self.tr("Choose a time first"))
        self._undo.setVisible(not locked)
        self._redo.setVisible(not locked)
        self.take_back.setVisible(model.handed)
        self._rename.setVisible(not locked)
        self._versions.setVisible(model.view is not None)
        self.primary.setText(self.tr("Update") if live else self.tr("Schedule"))
        self.primary.setEnabled(not live or model.outdated)
        self.primary.setToolTip(self._hindrance() or shortcuts.shown("Ctrl+Return"))
        self._fit()

    def _hindrance(self) -> str:
        """What forbids that it goes out; empty where nothing does."""
        model = self._model
        note = next((each for each in model.study.notes if each.finding.level is Level.ERROR), None)
        place = next((model.places[each] for each in note.channels if each in model.places), None) if note else None
        if note is None or place is None:
            return ""
        found = {"network": place.spec.id, "facts": note.finding.facts}
        facts = {"channel": place.name, "finding": note.finding.code, "findings": [found]}
        return model.ui.language.words.sentence("errors", "check_failed", facts).what

    def _fit(self) -> None:
        """With little room first the client's name goes, then when it was kept, which the line below the pages tells as
        well, then the chip.

        When it was kept goes before the title is cut; that it was not kept stays.
        """
        spare = (self._kept, self._chip)
        for each in spare:
            each.setVisible(True)
        self.whose.setVisible(self.whose.wanted)
        if self.whose.wanted and self.sizeHint().width() > self.width():
            self.whose.setVisible(False)
        elif self.whose.wanted:
            self._tile.setVisible(False)  # it stands beside the name
        title = min(self._title.sizeHint().width(), self._title.maximumWidth())
        more = max(0, title - self._title.minimumSizeHint().width()) if self._keeper.state is Kept.SAVED else 0
        for each, wanted in zip(spare, (more, 0), strict=True):
            if self.minimumSizeHint().width() + wanted > self.width():
                each.setVisible(False)

    def _entitle(self) -> None:
        model = self._model
        name = model.draft.name or (self.tr("New idea") if model.draft.stage == "idea" else self.tr("New post"))
        self._title.setText(name)
        self._title.setAccessibleName(name)

    def _when(self) -> str:
        model = self._model
        if model.local is None:
            return ""
        return dates.short_moment(model.ui, model.local.replace(second=0, microsecond=0))

    def _status_words(self, status: str) -> str:
        return {
            "idea": self.tr("Idea"),
            "draft": self.tr("Draft"),
            "inDesign": self.tr("In design"),
            "withClient": self.tr("With client"),
            "changes": self.tr("Changes asked"),
            "approved": self.tr("Approved"),
            "scheduled": self.tr("Scheduled"),
            "due": self.tr("Due"),
            "published": self.tr("Published"),
            "failed": self.tr("Failed"),
            "missed": self.tr("Missed"),
        }.get(status, capital(status))

    def _kept_words(self) -> str:
        model, keeper = self._model, self._keeper
        if model.locked:
            # the network's scheduler has it: it has not gone out yet
            return self.tr("As handed over") if model.handed else self.tr("As it went out")
        if keeper.state is Kept.FAILED:
            return self.tr("Not saved")
        if keeper.state is Kept.EMPTY:
            return self.tr("Empty: not saved")
        if model.dirty:
            return self.tr("Not updated yet") if model.live else self.tr("Saving…")
        if keeper.at is None:
            return ""
        at = walltime.in_zone(keeper.at, model.zone).astimezone().replace(second=0)
        return self.tr("Saved %1").replace("%1", model.ui.language.clock(at))

    def resizeEvent(self, event: object) -> None:
        self.show_all()

    # -- menus --------------------------------------------------------------------------------------------------

    def _open_more(self) -> None:
        model, menu = self._model, self._menu()
        entries = [
            ("next", self.tr("On the next free slots"), "", not model.live),
            ("now", self.tr("Publish now…"), "Ctrl+Shift+Return", True),
            ("approval", self.tr("Send for approval…"), "", model.local is not None),
            ("sheet", self.tr("Show in the content sheet"), "", model.local is not None),
            ("", "", "", True),
            ("idea", self.tr("Keep as an idea"), "", not model.live),
            ("draft", self.tr("Back to a draft") if model.live else self.tr("Keep as a draft"), "Ctrl+S", True),
            ("duplicate", self.tr("Duplicate as a draft"), "Ctrl+D", model.view is not None),
        ]
        for name, words, key, shown in entries:
            if not shown:
                continue
            if not name:
                menu.addSeparator()
                continue
            made = menu.addAction(shortcuts.beside(words, "" if name == "draft" and model.live else key))
            made.triggered.connect(lambda _checked=False, name=name: self.act.emit(name))
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)))

    def _menu(self) -> QMenu:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def retranslate(self) -> None:
        theme = self._model.ui.theme
        for made, drawing, words, key in (
            (self._back, "arrow-left", self.tr("Back"), "Esc"),
            (self._rename, "pencil-simple", self.tr("Rename…"), "F2"),
            (self._undo, "arrow-u-up-left", self.tr("Undo"), "Ctrl+Z"),
            (self._redo, "arrow-u-up-right", self.tr("Redo"), "Ctrl+Shift+Z"),
            (self._versions, "clock-counter-clockwise", self.tr("Earlier versions"), ""),
            (self._preview, "device-mobile", self.tr("Preview"), "Ctrl+Shift+P"),
        ):
            made.setIcon(icons.icon(drawing, theme))
            made.setIconSize(QSize(theme.px(16), theme.px(16)))
            made.setAccessibleName(words)
            made.setToolTip(f"{words}  {shortcuts.shown(key)}".strip())
        self.primary.setIcon(icons.icon("clock", theme, "text.onAccent"))
        self.more.setIcon(icons.icon("caret-down-bold", theme, "text.onAccent"))
        self.more.setIconSize(QSize(theme.px(12), theme.px(12)))
        self.more.setAccessibleName(self.tr("Other ways to publish or keep it"))
        self.approval.setText(self.tr("To approval"))
        self.approval.setIcon(icons.icon("check-square-offset", theme))
        self.copy.setText(self.tr("Duplicate as a draft"))
        self.copy.setIcon(icons.icon("copy", theme))
        self.take_back.setText(self.tr("Take back to edit"))
        self.show_all()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
