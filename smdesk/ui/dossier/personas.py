"""The tab of the buyer personas: their list, the form of the one that is chosen, and what it changes in the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QWidget

from smdesk.services.dossier.views import PersonaView
from smdesk.ui.dossier.personaacts import PersonaActs
from smdesk.ui.dossier.personaeffects import PersonaEffects
from smdesk.ui.dossier.personaform import PersonaForm
from smdesk.ui.dossier.personalist import PersonaList
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.kit import icons, shortcuts
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.empty import Empty
from smdesk.ui.kit.floating import Menu
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.sidepane import LARGE
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import button, column, surface

#: Below this width of the window the pane at the right is shown only when it is asked for.
NARROW = 1240
_LIST, _PANE = 240, 286
#: The least of the list, which it has where large letters leave the form little room beside it.
_LEAST_LIST = 180


class PersonasTab(DossierTab):
    """One persona shows; without any, the tab says what they are for and begins one."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self._current: dict[int, int] = {}  # client → the persona that was looked at last
        self._place = 0  # of the one that shows: after it is deleted, the next one does
        self._large = False
        self._wanted: bool | None = None  # whether the pane shows where there is little room
        self.views: list[PersonaView] = []
        pictures = Thumbs(ui, self)
        self.acts = PersonaActs(ui, self)
        self.list = PersonaList(ui, pictures)
        self.form = PersonaForm(ui, pictures)
        self.pane = PersonaEffects(ui)
        self._empty = Empty(ui.theme)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.form.setProperty("surface", "canvas")
        around = self._around = Column(self.form, tight=True)
        self.form.installEventFilter(around)
        around.room.connect(self.form.fold)
        around.setMinimumWidth(self.ui.theme.px(420))
        surface(around, "canvas")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.list, around, self.pane):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.list.setMinimumWidth(self.ui.theme.px(_LEAST_LIST))
        self.pane.setMinimumWidth(self.ui.theme.px(240))
        self.splitter.setSizes([self.ui.theme.px(_LIST), 900, self.ui.theme.px(_PANE)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        self.setLayout(column(self._stack, spacing=0))
        self.card = button("", self._card, name="persona-card")
        self.new = button("primary", self.begin, name="new-persona")

    def _connect(self) -> None:
        self.list.chosen.connect(self.open)
        self.list.ordered.connect(self._order)
        self.list.rows.customContextMenuRequested.connect(self._menu)
        self.form.failed.connect(self.failed)
        self.form.head.shared.connect(lambda share: self._with(lambda view: self.acts.share(view, share)))
        self.form.head.portrait.clicked.connect(lambda: self._with(self.acts.ask_portrait))
        self.form.head.portrait.dropped.connect(lambda path: self._with(lambda view: self.acts.portrait(view, path)))
        self.form.keeping.connect(self._keep_answers)
        self.pane.evidence.connect(self._add_evidence)
        self.form.head.wanted.connect(lambda _part: QTimer.singleShot(0, self, self._reveal))
        self.acts.said.connect(self.said)
        self.acts.failed.connect(self.failed)
        self.acts.made.connect(self._made)
        self.acts.unfit.connect(self.form.head.tell_unfit)
        self.ui.theme.changed.connect(self._look)
        self._look()

    # -- showing ------------------------------------------------------------------------------------------------

    @property
    def current(self) -> PersonaView | None:
        """The persona that shows."""
        wanted = self._current.get(self.client.id) if self.client is not None else None
        found = next((view for view in self.views if view.id == wanted), None)
        return found or (self.views[min(self._place, len(self.views) - 1)] if self.views else None)

    def read(self) -> None:
        client = self.client
        assert client is not None
        self.views = self.ui.runtime.personas.list(client.id)
        self._stack.setCurrentIndex(0 if self.views else 1)
        self.card.setVisible(bool(self.views))
        view = self.current
        self.list.tell(self.views, view.id if view is not None else 0)
        self.list.set_read_only(self.read_only)
        if view is None:
            self.form.forget()
        else:
            self._show(view)
        self._fit()

    def _show(self, view: PersonaView) -> None:
        service = self.ui.runtime.personas
        known = service.vocabulary(view.client_id)
        self._place = self.views.index(view)
        self.form.show_persona(view, known, read_only=self.read_only)
        self.pane.tell(view, service.effects(view.id))

    def open(self, persona: int) -> None:
        """Show one; what was typed in the one before is stored."""
        if self.client is not None:
            self.settle()
            if persona != self.here():
                self._around.verticalScrollBar().setValue(0)
            self._current[self.client.id] = persona
            self.read()

    def visit(self, place: Place) -> None:
        self.open(place.row)

    def here(self) -> int:
        view = self.current
        return view.id if view is not None else 0

    def settle(self) -> bool:
        return self.form.form.flush()

    def tools(self) -> list[QWidget]:
        return [self.card, self.new]

    def actions(self) -> list[Action]:  # type: ignore[override]
        def there() -> bool:
            return self.current is not None and not self.read_only

        return [
            Action("dossier.persona_new", lambda: self.tr("New persona"), self.begin, "Ctrl+N", "plus", "file",
                   lambda: self.client is not None and not self.read_only),
            Action("dossier.persona_rename", lambda: self.tr("Rename persona"), self.rename, "F2", "", "edit", there),
            Action("dossier.persona_duplicate", lambda: self.tr("Duplicate persona"), self._duplicate, "Ctrl+D", "copy",
                   "edit", there),
            Action("dossier.persona_delete", lambda: self.tr("Delete persona"), self._delete, "Del", "trash", "edit",
                   there, where=self.list.rows),
            Action("dossier.persona_card", lambda: self.tr("Save the card as PDF…"), self._card, "Ctrl+E", "file-pdf",
                   "file", lambda: self.current is not None),
            Action("dossier.persona_answers", lambda: self.tr("Save answers as replies"), self._keep_answers, "",
                   "chat-circle-dots", "edit", lambda: there() and not self.form.keep.isHidden()),
            Action("dossier.persona_pane", lambda: self.tr("What it changes in the plan"), self._toggle,
                   "Ctrl+Shift+I", "", "view", lambda: self.current is not None),
        ]  # fmt: skip

    # -- acting -------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new persona, its name ready to be written."""
        if self.client is not None and not self.read_only:
            self.settle()
            self.acts.add(self.client.id, self._free(self.tr("New persona")))

    def rename(self) -> None:
        """The cursor goes into the name."""
        self._around.verticalScrollBar().setValue(0)
        name: QLineEdit = self.form.head.name
        name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        name.selectAll()

    def _keep_answers(self) -> None:
        if self.settle():
            self.read()  # with the answer that was being typed
            self._with(self.acts.keep_answers)
            self.read()

    def _order(self, numbers: Sequence[int]) -> None:
        self._with_client(partial(self.acts.reorder, self.views, numbers))
        self.read()  # at once: the next key of the same hand is meant for the new order

    def _add_evidence(self) -> None:
        self.form.sources.begin()
        QTimer.singleShot(0, self, self._reveal)  # when the new line has its place

    def _reveal(self) -> None:
        focus = self.form.focusWidget()
        if focus is not None:
            self._around.ensureWidgetVisible(focus)

    def _made(self, persona: int) -> None:
        self.open(persona)
        self.rename()

    def _free(self, name: str) -> str:
        taken = {view.name.casefold() for view in self.views}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def _duplicate(self) -> None:
        self._with(lambda view: self.acts.duplicate(view, self._free(self.tr("%1, copy").replace("%1", view.name))))

    def _delete(self) -> None:
        self._with(self.acts.delete)

    def _card(self) -> None:
        self._with(lambda view: self.acts.ask_card(self._again(view)))

    def _with(self, act: Callable[[PersonaView], object]) -> None:
        view = self.current
        if view is not None:
            self.settle()
            act(view)

    def _again(self, view: PersonaView) -> PersonaView:
        """The same as it is stored by now."""
        return self.ui.runtime.personas.show(view.id)

    def _with_client(self, act: Callable[[int], object]) -> None:
        if self.client is not None:
            act(self.client.id)

    def _menu(self, place: QPoint) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions()[:4]:
            made = menu.addAction(shortcuts.beside(action.text(), action.key))
            made.setEnabled(action.enabled())
            made.triggered.connect(action.act)
        menu.addSeparator()
        menu.addAction(self.card.text()).triggered.connect(self._card)
        menu.popup(self.list.rows.viewport().mapToGlobal(place))

    # -- room ---------------------------------------------------------------------------------------------------

    def _toggle(self) -> None:
        self._wanted = not self.pane.isVisible()
        self._fit()

    def _fit(self) -> None:
        px, wide = self.ui.theme.px, self.window().width()
        narrow = wide < px(NARROW)
        if self._large != (wide < px(LARGE)):
            self._large = not self._large
            self.splitter.setSizes([px(_LEAST_LIST if self._large else _LIST), 900, px(_PANE)])
        self.pane.setVisible(not narrow if self._wanted is None else self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- saying -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.card.setText(self.tr("Export PDF…"))
        self.card.setToolTip(self.tr("This persona on one page"))
        self.new.setText(self.tr("New persona"))
        self.new.setToolTip(shortcuts.shown("Ctrl+N"))
        questions = "\n".join((
            self.tr("Who buys from this client today, and how do they live?"),
            self.tr("What keeps the others from buying?"),
            self.tr("Where are they, and at what hour, when they decide?"),
        ))  # fmt: skip
        self._empty.tell(self.tr("Whom are the posts for?"), questions, ("primary", self.tr("New persona"), self.begin))

    def _look(self) -> None:
        theme = self.ui.theme
        self.new.setIcon(icons.icon("plus", theme, "text.onAccent"))
        self.card.setIcon(icons.icon("file-pdf", theme))
