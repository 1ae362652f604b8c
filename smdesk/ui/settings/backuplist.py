"""The copies there are: when and why each was made, its size, whether it is good, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from smdesk.core.walltime import in_zone
from smdesk.services.backup import Backup
from smdesk.services.zone import computer_zone
from smdesk.ui.kit import dates, icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.skeleton import stand_in
from smdesk.ui.kit.widgets import Page, button, clear, frame, label
from smdesk.ui.settings import folders

translate = QCoreApplication.translate
#: Rows that are shown at once; the others by a button.
FIRST = 8
_COLUMNS, _SIZE = 5, 2  # how many there are, and which one has the numbers
#: Pixels before the first cell, after each and after the numbers; then where there is little room.
_AIR, _TIGHT = (16, 16, 48), (10, 8, 16)


class BackupList(Page):
    """`restore` and `check` are emitted with a copy."""

    restore = Signal(object)
    check = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.shown: tuple[Backup, ...] = ()
        self.known = False  # somebody has looked
        self._tags: dict[Path, Tag] = {}
        self._thorough: dict[Path, Backup] = {}  # those whose every page was read from here
        self._all = False
        self._air, self._room = _AIR, 0
        self._cells: list[tuple[int, QWidget]] = []  # by their columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for place, stretch in enumerate((5, 5, 3, 5, 0)):
            self._grid.setColumnStretch(place, stretch)
        ui.theme.changed.connect(self._fit)

    def set_room(self, width: int) -> None:
        """As many pixels wide it is to be."""
        if width != self._room:
            self._room = width
            self._fit()

    def _fit(self) -> None:
        """With large letters the columns move together; if that is not enough the sizes go."""
        for air, sized in ((_AIR, True), (_TIGHT, True), (_TIGHT, False)) if self._room else ():
            self._air = air
            for place, cell in self._cells:
                self._space(cell, place)
                cell.setVisible(sized or place != _SIZE)
            if self._grid.minimumSize().width() <= self._room:
                return

    def show_copies(self, copies: Sequence[Backup]) -> None:
        """These, newest first."""
        self.known = True
        self.shown = tuple(self._thorough.get(each.path, each) for each in copies)
        self.retranslate()

    def whole(self, copy: Backup) -> Backup | None:
        """The copy with what reading every page of it has found; None while nobody has read them."""
        return self._thorough.get(copy.path)

    def checking(self, path: Path) -> None:
        """Its pages are being read."""
        if path in self._tags:
            self._tags[path].tell("info", translate("Settings", "Checking…"), "hourglass-medium")

    def checked(self, copy: Backup) -> None:
        """What reading every page has found."""
        self._thorough[copy.path] = copy
        self.shown = tuple(copy if each.path == copy.path else each for each in self.shown)
        if copy.path in self._tags:
            self._tell(self._tags[copy.path], copy)
            self._fit()

    def retranslate(self) -> None:
        """All rows anew."""
        clear(self._grid)
        self._tags.clear()
        self._cells.clear()
        heads = (
            translate("Settings", "When"), translate("Settings", "Why"), translate("Settings", "Size"),
            translate("Settings", "State"), "",
        )  # fmt: skip
        for place, text in enumerate(heads):
            self._put(0, place, self._head(text))
        rows = self.shown if self._all else self.shown[:FIRST]
        for number, copy in enumerate(rows, 1):
            self._add(number, copy)
        if not self.known:
            self._grid.addWidget(stand_in(self._ui.theme, 3, 36), 1, 0, 1, 5)
        elif not self.shown:
            self._wide(
                1, _said(translate("Settings", "The first copy is made within the hour, or now with the button."))
            )
        elif len(rows) < len(self.shown):
            more = button("link", self._show_all, name="more-copies")
            more.setText(self.tr("%n more", "", len(self.shown) - len(rows)))
            self._wide(len(rows) + 1, more)
        self._fit()

    def _add(self, number: int, copy: Backup) -> None:
        when, why, size = label("strong"), Elided("", self._ui.theme.px(60)), label()
        when.setText(self._when(copy))
        why.setText(self._why(copy))
        size.setText(self._ui.language.words.facts.size(folders.roughly(copy.size)))
        when.setToolTip(size.text())
        tag = self._tags[copy.path] = Tag(self._ui.theme)
        self._tell(tag, copy)
        more = button("icon", size="sm", name=f"copy-{number}")
        more.setIcon(icons.icon("dots-three-bold", self._ui.theme))
        more.clicked.connect(lambda: self._menu(copy, more))
        more.setAccessibleName(translate("Settings", "What can be done with the copy of %1").replace("%1", when.text()))
        for place, widget in enumerate((when, why, size, tag, more)):
            self._put(number, place, widget)

    def _put(self, line: int, place: int, widget: QWidget) -> None:
        cell = frame("line", "bottom" if line == 0 else "top" if line > 1 else "none")
        layout = cell.layout()
        assert layout is not None
        size = place == _SIZE
        self._cells.append((place, cell))
        self._space(cell, place)
        layout.addWidget(widget)
        side = Qt.AlignmentFlag.AlignRight if size else Qt.AlignmentFlag.AlignLeft
        layout.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter | side)
        cell.setMinimumHeight(self._ui.theme.px("tableHeader" if line == 0 else 36))
        self._grid.addWidget(cell, line, place)

    def _space(self, cell: QWidget, place: int) -> None:
        """The air at the sides of a cell."""
        first, side, numbers = self._air
        layout = cell.layout()
        assert layout is not None
        layout.setContentsMargins(first if place == 0 else 0, 0, numbers if place == _SIZE else side, 0)

    def _wide(self, line: int, widget: QWidget) -> None:
        self._put(line, 0, widget)
        cell = self._cells.pop()[1]
        layout = cell.layout()
        if isinstance(widget, QLabel) and layout is not None:  # as wide as all the columns before it wraps
            layout.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
            layout.setContentsMargins(16, 8, 16, 8)
        self._grid.addWidget(cell, line, 0, 1, _COLUMNS)

    def _head(self, text: str) -> QLabel:
        made = label("captionStrong")
        made.setText(text)
        return made

    def _show_all(self) -> None:
        self._all = True
        self.retranslate()

    # -- words --------------------------------------------------------------------------------------------------

    def _when(self, copy: Backup) -> str:
        zone = computer_zone()
        at, today = in_zone(copy.made_at, zone).replace(second=0), in_zone(self._ui.now(), zone).date()
        time = dates.clock(self._ui, at)
        if at.date() == today:
            return translate("Settings", "Today, %1").replace("%1", time)
        if (today - at.date()).days == 1:
            return translate("Settings", "Yesterday, %1").replace("%1", time)
        text = dates.short_moment(self._ui, at)
        return text if at.year == today.year else self._ui.language.words.wall(at)

    @staticmethod
    def _why(copy: Backup) -> str:
        whys = {
            "daily": translate("Settings", "Every day"),
            "manual": translate("Settings", "Made by you"),
            "before-restore": translate("Settings", "Before restoring"),
            "damaged": translate("Settings", "Set aside as it was"),
        }
        if copy.reason.startswith("before-upgrade"):
            return translate("Settings", "Before an update")
        return whys.get(copy.reason, copy.reason)

    def _tell(self, tag: Tag, copy: Backup) -> None:
        word = self._ui.language.words.t(f"verdict.{copy.verdict.value}")
        if not copy.verdict.usable:
            tag.tell("danger", word[:1].upper() + word[1:], "warning-fill")
        elif copy.path in self._thorough:
            tag.tell("success", translate("Settings", "Checked whole"), "checks")
        else:
            tag.tell("success", word[:1].upper() + word[1:], "check-bold")

    # -- acting -------------------------------------------------------------------------------------------------

    def _menu(self, copy: Backup, at: QWidget) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bring = menu.addAction(translate("Settings", "Restore…"))
        bring.setEnabled(copy.verdict.usable)
        bring.triggered.connect(partial(self.restore.emit, copy))
        menu.addAction(translate("Settings", "Check every page")).triggered.connect(partial(self.check.emit, copy))
        menu.addSeparator()
        show = menu.addAction(translate("Settings", "Show in its folder"))
        show.triggered.connect(partial(folders.reveal, copy.path.parent))
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))


def _said(text: str) -> QLabel:
    made = label("secondary", wrap=True)
    made.setText(text)
    return made
