"""The dossier page: whose it is, its tabs, and the one that shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from smdesk.core.errors import StorageError
from smdesk.core.events import (
    AgreementChanged,
    AuditsChanged,
    ClientsChanged,
    DossierChanged,
    Event,
    PlanChanged,
    TasksChanged,
)
from smdesk.core.walltime import in_zone
from smdesk.services.views import ClientView
from smdesk.ui.dossier.exporting import PARTS, Exporting
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.dossier.tabs import TABS, TabSpec
from smdesk.ui.kit import dates, icons, layouts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.bar import ENDS, Bar
from smdesk.ui.kit.broken import Broken, whole
from smdesk.ui.kit.clientchooser import ClientChooser, shown_client
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.crowded import fit
from smdesk.ui.kit.elided import Elided
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.tabs import Tab
from smdesk.ui.kit.widgets import Page, button, column, label, row, surface

#: Tabs with a button of their own for a file, and tabs that have nothing to tell while nothing is counted in them.
_OWN_BUTTON, _COUNTED = {"personas", "agreement", "plan"}, {"audit", "competitors", "chosen"}


class DossierPage(Page):
    """Tabs are made at their first visit; while the window looks at all clients, one is chosen first."""

    said = Signal(str, bool)
    asked = Signal(object)
    acting = Signal()  # another tab shows: other things can be done

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self.current = TABS[0].id
        self._made: dict[str, DossierTab] = {}
        self._visited = False
        self._tools: dict[str, QWidget] = {}
        self._failed: dict[str, Broken] = {}  # tabs that could not be shown, until somebody tries again
        self.buttons: dict[str, Tab] = {spec.id: self._button(spec) for spec in TABS}
        surface(self, "canvas")
        self._build()
        ui.scope.changed.connect(self._scoped)
        ui.bridge.heard.connect(self._hear)
        ui.theme.changed.connect(self._look_icons)
        self._look_icons()
        self._refused: Exception | None = None  # why the last thing was not done
        self.retranslate()

    # -- building -----------------------------------------------------------------------------------------------

    def _button(self, spec: TabSpec) -> Tab:
        made = Tab(self._ui.theme)
        made.setObjectName(f"tab-{spec.id}")
        made.clicked.connect(partial(self.show_tab, spec.id))
        return made

    def _build(self) -> None:
        self.problem = Banner(self._ui.theme, self)
        self.problem.setObjectName("problem")
        self._title, self._under = label("title1"), Elided("secondary", 60)
        self.export = button("", self._export, name="dossier-export")
        self._tool_line = row(self.export, spacing=8)
        line = row(row(self._title, self._under, None, spacing=10), self._tool_line, spacing=10)
        line.setStretch(0, 1)
        head = Bar(self._ui.theme, "header", line)
        tabs = row(*self.buttons.values(), None, spacing=0)
        self._bar = Bar(self._ui.theme, "subHeader", tabs, ends=(8, ENDS[1]), edge="bottom")
        self._chooser = ClientChooser(self._ui)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._chooser)
        self.setLayout(column(head, self._bar, self.problem, self.stack, spacing=0))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]

    # -- what the window asks -----------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.tr("Dossier")

    def actions(self) -> list[Action]:  # type: ignore[override]
        """What can be done here."""
        mine = [
            Action(f"dossier.{spec.id}", spec.name, partial(self.show_tab, spec.id), menu="view", group="tabs",
                   whole=partial(self._whole, spec), checked=lambda name=spec.id: self.current == name)  # type: ignore[misc]
            for spec in TABS
        ]  # fmt: skip
        step = [
            Action("dossier.next", lambda: self.tr("Next tab"), partial(self._step, 1), "Ctrl+Tab", menu="view"),
            Action("dossier.pillars", lambda: self.tr("Pillars…"), self._ask_pillars, menu="client",
                   enabled=lambda: self._client() is not None),
            Action("dossier.previous", lambda: self.tr("Previous tab"), partial(self._step, -1), "Ctrl+Shift+Tab",
                   menu="view"),
        ]  # fmt: skip
        export = Action("dossier.export", lambda: self.tr("Export this tab as PDF…"), self._export, "", "export",
                        "file", lambda: self._client() is not None and self.current in PARTS)  # fmt: skip
        shown = self._made.get(self.current)
        return [*(shown.actions() if shown is not None else []), export, *mine, *step]

    def _export(self) -> None:
        client = self._client()
        if client is not None:
            self.settle()
            Exporting(self._ui, self, self._told, self.tell_problem).tab(client, self.current)

    def _whole(self, spec: TabSpec) -> str:
        return f"{self.title}: {spec.name()}"

    def _ask_pillars(self) -> None:
        """The pillars stand beside the calendar that they shape."""
        client = self._client()
        self.asked.emit(Place("calendar", client=client.id if client is not None else None, detail="pillars"))

    def visit(self, place: Place) -> None:
        """`Place("dossier", client=…, detail="personas", row=…)`; with the stage `new` a new row is begun."""
        if place.client is not None:
            self._visited = True  # the tab that is left is not made and read for the other client first
            self._ui.scope.choose(place.client)
            self._visited = False
        self._turn_to(place.detail if place.detail in self.buttons else self.current)
        shown = self._made.get(self.current)
        if shown is None:
            return
        if place.row:
            shown.visit(place)
        elif not self.stack.isAncestorOf(QApplication.focusWidget() or self) and (first := shown.first()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.stage == "new" and self._client() is not None:
            shown.begin()

    def here(self) -> Place:
        """The tab and row that show."""
        shown = self._made.get(self.current)
        return Place("dossier", shown.here() if shown is not None else 0, self._ui.scope.client, detail=self.current)

    def catches(self, page: str, carried: QMimeData) -> str:
        """What it would do to drop something of the tab that shows on a page in the rail."""
        shown = self._made.get(self.current)
        return shown.catches(page, carried) if shown is not None else ""

    def caught(self, page: str, carried: QMimeData) -> None:
        """It was dropped there."""
        shown = self._made.get(self.current)
        if shown is not None:
            shown.caught(page, carried)

    def settle(self) -> bool:
        """Store what is typed in any tab."""
        self._refused = None
        stored = [tab.settle() for tab in self._made.values()]  # each of them, also after one that could not
        return all(stored)

    def unstored(self) -> StorageError | None:
        """Why something that is typed is on no disk, where that is a matter of the disk; after `settle`."""
        return self._refused if isinstance(self._refused, StorageError) else None

    # -- showing ------------------------------------------------------------------------------------------------

    def tab(self, name: str) -> DossierTab:
        """A tab, made if this is the first visit. Raises KeyError."""
        if name not in self._made:
            spec = next((spec for spec in TABS if spec.id == name), None)
            if spec is None:
                raise KeyError(name)
            made = self._made[name] = whole(partial(spec.make, self._ui))
            made.said.connect(self._told)
            made.failed.connect(self.tell_problem)
            made.asked.connect(self.asked)
            made.marked.connect(self._mark)
            self.stack.addWidget(made)
            mine = made.tools()
            if mine:
                tools = QWidget()
                tools.setLayout(row(*mine, spacing=8))
                self._tools[name] = tools
                self._tool_line.addWidget(tools)
                tools.setVisible(name == self.current)  # once it has a parent: it would be a window of its own
                before: QWidget = self.export
                for each in mine:  # they are younger than what stands below them
                    self.setTabOrder(before, each)
                    before = each
        return self._made[name]

    def show_tab(self, name: str) -> None:
        """Show a tab; what was typed in the one before is stored."""
        self._turn_to(name)
        self.acting.emit()

    def _turn_to(self, name: str) -> None:
        before = self._made.get(self.current)
        if before is not None and name != self.current:
            before.settle()
        if name != self.current:
            self.problem.tell(None)
        self.current = name
        self._forget_failure(name)
        self.look()

    def _step(self, step: int) -> None:
        names = list(self.buttons)
        self.show_tab(names[(names.index(self.current) + step) % len(names)])
        self.buttons[self.current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look(self) -> None:
        """Show the client and the tab that are chosen."""
        client, known = self._client(), len(self._made)
        for name, each in self.buttons.items():
            each.setChecked(name == self.current)
        self._bar.setVisible(client is not None)
        if client is None:
            self._chooser.read()
            self.stack.setCurrentWidget(self._chooser)
        else:
            self.stack.setCurrentWidget(self._failed.get(self.current) or self._show(client))
        for name, tools in self._tools.items():
            tools.setVisible(client is not None and name == self.current)
            tools.setEnabled(client is None or not client.archived)
        self.export.setVisible(client is not None and self.current in PARTS and self._something(client))
        self._measure()
        self._say(client)
        self._mark()
        if len(self._made) > known:  # whose dossier it is has just been chosen: what its tab can do was not known
            self.acting.emit()

    def _show(self, client: ClientView) -> QWidget:
        """The tab with the client, or what stands in its place: the other tabs go on."""
        try:
            shown = self.tab(self.current)
            shown.show_client(client)
        except Exception as error:
            failed = self._failed[self.current] = Broken(self._ui, partial(self.show_tab, self.current))
            failed.tell(error)
            self.stack.addWidget(failed)
            return failed
        return shown

    def _forget_failure(self, name: str) -> None:
        failed = self._failed.pop(name, None)
        if failed is not None:
            self.stack.removeWidget(failed)
            failed.deleteLater()

    def _something(self, client: ClientView) -> bool:
        """Whether the tab has a document of its own: some have a button for theirs, some have nothing to tell yet."""
        if self.current in _OWN_BUTTON:
            return False
        spec = next(spec for spec in TABS if spec.id == self.current)
        return self.current not in _COUNTED or bool(spec.mark(self._ui, client.id))

    def _client(self) -> ClientView | None:
        return shown_client(self._ui)

    def tell_problem(self, error: Exception) -> None:
        """Say on the page why something was not done."""
        self._refused = error
        told = sentence(error, self._ui.language.words)
        close = (self.tr("Close"), lambda: self.problem.tell(None))
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part), (close,)))

    def retranslate(self) -> None:
        self._title.setText(self.title)
        self.export.setAccessibleName(self.tr("Export PDF…"))
        self.export.setToolTip(self.tr("This tab as a document for the client"))
        self._measure()
        self._chooser.tell(
            self.tr("Whose dossier?"), self.tr("A dossier is about one client. Choose whose you want to see.")
        )
        self.problem.tell(None)
        self._mark()
        self._say(self._client())

    def _look_icons(self) -> None:
        self.export.setIcon(icons.icon("file-pdf", self._ui.theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """With little room buttons are their icons alone, first the one that every tab has."""
        tools = self._tools.get(self.current)
        held = tools.layout() if tools is not None else None
        mine = list(layouts.widgets(held)) if held is not None else []
        buttons = [each for each in mine if isinstance(each, QPushButton)]
        self.export.setText(self.export.accessibleName())
        around = self._ui.theme.px(20) + 10 + 10 + 16  # margins and the gaps beside the name
        head = around + self._title.sizeHint().width() + self._under.minimumSizeHint().width()
        fit(self.width(), head, [self.export, *mine], [self.export, *buttons], 8)

    def _say(self, client: ClientView | None) -> None:
        parts = [client.name if client is not None else ""]
        if client is not None and client.archived:
            parts.append(self.tr("archived: nothing can be changed"))
        elif client is not None:
            changed = self._ui.runtime.dossier.show(client.id).changed_at
            if changed is not None:
                day = dates.short_date(self._ui, in_zone(changed, client.zone).date(), self._ui.now().date())
                parts.append(self.tr("changed on %1").replace("%1", day))
        self._under.setText(" · ".join(part for part in parts if part))

    def _mark(self) -> None:
        client = self._client()
        for spec in TABS:
            self.buttons[spec.id].tell(spec.name(), spec.mark(self._ui, client.id) if client is not None else "")

    def _told(self, text: str, can_undo: bool) -> None:
        self.problem.tell(None)
        self.said.emit(text, can_undo)

    # -- hearing ------------------------------------------------------------------------------------------------

    def _scoped(self) -> None:
        for tab in self._made.values():
            tab.settle()
        for name in list(self._failed):
            self._forget_failure(name)
        if self.isVisible() and not self._visited:
            self.look()

    def _hear(self, event: Event) -> None:
        heard = isinstance(event, DossierChanged | ClientsChanged | AuditsChanged | TasksChanged)
        scored = isinstance(event, AgreementChanged) and self.current == "chosen"  # objectives change the scores
        saved = isinstance(event, PlanChanged) and "snippets" in event.fields and self.current == "personas"
        if (heard or scored or saved) and self.isVisible():
            self.look()
