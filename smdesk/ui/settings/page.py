"""The settings page: a list of sections at the left, one of them at the right, and a search over all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from smdesk.ui.kit import icons
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.bar import Bar
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import SearchField
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import Page, button, column, fit_bold, frame, label, row, surface
from smdesk.ui.settings import sections
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.rows import Row, Text, plain
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate
#: Of the list and of the column, in pixels at 100 % (SCREENS 5.16).
LIST, COLUMN = 220, 820
#: As many letters of a word name no section yet.
_LETTERS = 2
#: Of the column from the edges: left, above, right.
_MARGINS = (40, 22, 24)


class SettingsPage(Page):
    """`said` and `asked` as of every page; `Place("settings", detail="backups")` shows a section."""

    said = Signal(str, bool)
    asked = Signal(object)

    def __init__(self, ui: Ui, pages: tuple[tuple[str, Text], ...] = ()) -> None:
        """`pages` are those that the window can open with."""
        super().__init__()
        self._ui = ui
        self._keeper = Keeper(ui, self)
        self._keeper.said.connect(self.said)
        self._makers = sections.table(ui, self._keeper, pages)
        self._made: dict[str, Section] = {}
        self._scrolls: dict[str, Column] = {}
        self._current = ""
        self._found: list[Row] = []
        surface(self, "canvas")
        self._title = label("title1")
        self.finder = SearchField(ui.theme, name="find-setting")
        self.finder.textChanged.connect(self._search)
        self._nothing = label("small", name="nothing-found")
        self.buttons = {name: self._button(name) for name in self._makers}
        self._stack = QStackedWidget()
        self._build()
        ui.theme.changed.connect(self._draw)
        self._draw()
        self.retranslate()

    def _button(self, name: str) -> QPushButton:
        made = button("section", lambda: self.show_section(name), name=f"section-{name}")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    def _build(self) -> None:
        self._bar = Bar(self._ui.theme, "header", row(self._title, None, self._nothing, self.finder, spacing=10))
        self._list = frame("line", "right", QVBoxLayout)
        surface(self._list, "surface")
        inside = self._list.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(column(*self.buttons.values(), None, spacing=1, margins=(8, 8, 8, 8)))
        self.setLayout(column(self._bar, row(self._list, self._stack, spacing=0), spacing=0))

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def section(self) -> str:
        """The name of the section that shows."""
        return self._current

    def show_section(self, name: str) -> Section:
        """Show a section, made if this is the first time. Raises KeyError for a name that is none."""
        section = self._section(name)
        self._current = name
        self._stack.setCurrentWidget(self._scrolls[name])
        self.buttons[name].setChecked(True)
        section.arrive()
        return section

    def visit(self, place: Place) -> None:
        """A part of the page by its name: a section, or a setting such as `ui.theme`."""
        name = place.detail
        if name in self._makers:
            self.finder.clear()
            self.show_section(name)
            return
        for each in self._makers if name else ():
            control = self._section(each).findChild(QWidget, name)
            if control is not None:
                self.show_section(each)
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._bring(control)
                return

    def refresh(self) -> None:
        """The page is shown (again)."""
        self.show_section(self._current or next(iter(self._makers)))

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here, for the menus and the palette."""
        found = [Action("settings.find", lambda: translate("Settings", "Find a setting"), self._find, "Ctrl+F")]
        return found + [
            Action(f"settings.{name}", partial(_titled, maker), partial(self.show_section, name), icon=maker.icon)
            for name, maker in self._makers.items()
        ]

    def _find(self) -> None:
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def _section(self, name: str) -> Section:
        if name not in self._made:
            section = self._made[name] = self._makers[name].make()
            section.asked.connect(self.asked)
            self._scrolls[name] = self._scrolled(section)
            self._stack.addWidget(self._scrolls[name])
        return self._made[name]

    def _scrolled(self, section: Section) -> Column:
        content = QWidget()
        section.setMaximumWidth(self._ui.theme.px(COLUMN))
        inner = QHBoxLayout(content)
        inner.setSpacing(0)
        inner.addWidget(section, 100)
        inner.addStretch(1)
        made = Column(content)
        made.room.connect(partial(self._give_room, section, inner))
        return made

    def _give_room(self, section: Section, around: QHBoxLayout, width: int) -> None:
        left, top, right = map(self._ui.theme.px, _MARGINS)
        around.setContentsMargins(left, top, right, 0)
        section.set_room(min(width - left - right, self._ui.theme.px(COLUMN)))

    # -- searching ----------------------------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        """Mark the rows that have all the words, count them beside their sections, and go to the one that is meant."""
        words = plain(text).split()
        for each in self._found:
            each.highlight(False)
        found = {name: self._matching(name, words) for name in self._makers} if words else {}
        self._found = [each for rows in found.values() for each in rows]
        for each in self._found:
            each.highlight(True)
        self._name_sections({name: len(rows) for name, rows in found.items()})
        if self._found and not (found.get(self._current) and self._called(self._current, words)):
            self.show_section(self._best(found, words))
        here = found.get(self._current)
        if here:
            self._bring(here[0])
        self._nothing.setText(self.tr("No setting says that"))
        self._nothing.setVisible(bool(words) and not self._found)
        self.finder.setAccessibleDescription(self.tr("%n setting(s) found", "", len(self._found)) if words else "")

    def _best(self, found: Mapping[str, Sequence[Row]], words: Sequence[str]) -> str:
        """The section that is called so, else the one that shows, else the first that has some."""
        some = [name for name, rows in found.items() if rows]
        return max(some, key=lambda name: (self._called(name, words), name == self._current))

    def _called(self, name: str, words: Sequence[str]) -> bool:
        """True for a section with such words in its name; one or two letters are in nearly all of them."""
        called = plain(self._makers[name].name())
        return max(map(len, words), default=0) > _LETTERS and all(word in called for word in words)

    def _bring(self, widget: QWidget) -> None:
        """Scroll to it, once the section has its size."""
        area = self._scrolls[self._current]
        QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(widget, 0, 80))

    def _matching(self, name: str, words: list[str]) -> list[Row]:
        section = self._section(name)
        about = plain(section.name())
        return [each for each in section.rows if all(word in f"{about} {each.words}" for word in words)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.finder.hasFocus() and self._found:
            here = [each for each in self._found if self._made[self._current].isAncestorOf(each)] or self._found
            control = next((each for each in here[0].controls if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
            if control is not None:
                control.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    # -- looking ------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._title.setText(translate("Settings", "Settings"))
        self.finder.tell(translate("Settings", "Find a setting"))
        for each in self._made.values():
            each.retranslate()
        if self._current:
            self._made[self._current].arrive()
        self._search(self.finder.text())

    def _name_sections(self, counts: dict[str, int]) -> None:
        for name, made in self.buttons.items():
            text, count = self._makers[name].name(), counts.get(name, 0)
            made.setText(f"\N{THIN SPACE}{text}  ·  {count}" if count else f"\N{THIN SPACE}{text}")
            made.setAccessibleName(text)
            fit_bold(made, self._ui.theme.px(44))
        self._widen()

    def _widen(self) -> None:
        """As wide as drawn, and wider where a language needs it."""
        widest = max(made.minimumWidth() for made in self.buttons.values())
        self._list.setFixedWidth(max(self._ui.theme.px(LIST), widest + 17))

    def _draw(self) -> None:
        theme = self._ui.theme
        self._widen()
        self.finder.setFixedWidth(theme.px(220))
        for name, made in self.buttons.items():
            made.setIcon(_icon(self._makers[name].icon, theme))
        for each in self._made.values():
            each.setMaximumWidth(theme.px(COLUMN))

    def hideEvent(self, event: QHideEvent) -> None:
        self.finder.clear()
        super().hideEvent(event)


def _titled(maker: sections.Maker) -> str:
    title = translate("Settings", "Settings")
    return f"{title}: {maker.name()}"


def _icon(name: str, theme: Theme) -> QIcon:
    """An outline, filled while its section shows."""
    made = icons.icon(name, theme)
    for size in (16, 32):
        filled = icons.pixmap(f"{name}-fill", theme.color("accent.softText"), size)
        made.addPixmap(filled, QIcon.Mode.Normal, QIcon.State.On)
    return made
