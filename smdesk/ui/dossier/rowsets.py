"""The products and the contacts of a client, each a list of lines that unfold into a form."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smdesk.core.errors import SmdeskError
from smdesk.services.dossier.views import ContactPatch, ContactView, ProductPatch, ProductView
from smdesk.ui.dossier.foldlist import FoldList, Item
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.listedit import OrderedListEdit, PairListEdit
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.undo import ServiceCommand
from smdesk.ui.kit.widgets import Page, button, label, row


class _RowSet(Page):
    """What both have in common: added, ordered, taken away and changed, each with its way back."""

    said = Signal(str, bool)
    failed = Signal(object)
    _name = ""

    def __init__(self, ui: Ui, rows: Any) -> None:
        super().__init__()
        self._ui, self._rows = ui, rows
        self._client = 0
        self._views: list[Any] = []
        self._form: Autosave | None = None
        self._read_only = False
        self.list = FoldList(ui.theme, self._body, self.begin, self._name)
        self.list.ordered.connect(self._order)
        self.list.removed.connect(self.remove)
        self.list.folded.connect(self._folded)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list)

    def show_client(self, client: int, *, read_only: bool) -> None:
        """Show those of a client."""
        if client != self._client:
            self.list.fold()
        self._client, self._read_only = client, read_only
        self._views = self._rows.list(client)
        self.list.tell([self._item(view) for view in self._views])
        self.list.set_read_only(read_only)
        open_view = self._view(self.list.opened)
        if self._form is not None and open_view is not None:
            self._form.refresh(self._values(open_view))

    def settle(self) -> bool:
        """Store what is typed."""
        return self._form is None or self._form.flush()

    def open(self, number: int) -> None:
        """Unfold one."""
        self.list.unfold(number)

    def begin(self) -> None:
        """A new one, its form open."""
        self.settle()
        try:
            made = self._rows.add(self._client, self._new())
        except SmdeskError as error:
            self.failed.emit(error)
            return
        self._push(self._words("new"), lambda: self._rows.undelete(made.id), lambda: self._rows.delete(made.id))
        self.show_client(self._client, read_only=self._read_only)
        self.list.unfold(made.id)
        if self._form is not None:
            self._form.focus("name")
            name = self.focusWidget()
            if isinstance(name, QLineEdit):
                name.selectAll()  # what is typed takes the place of “New product”

    def remove(self, number: int) -> None:
        """Put one away."""
        view = self._view(number)
        if view is not None:
            self.settle()
            text = self.tr("%1 is deleted").replace("%1", view.name)
            self._do(text, lambda: self._rows.delete(number), lambda: self._rows.undelete(number))
            self.said.emit(text, True)

    def _order(self, numbers: list[int]) -> None:
        before, client = [view.id for view in self._views], self._client
        self._do(
            self._words("order"), lambda: self._rows.reorder(client, numbers),
            lambda: self._rows.reorder(client, before),
        )  # fmt: skip

    def _do(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        try:
            redo()
        except SmdeskError as error:
            self.failed.emit(error)
            return
        self._push(text, redo, undo)
        self.show_client(self._client, read_only=self._read_only)

    def _push(self, text: str, redo: Callable[[], object], undo: Callable[[], object]) -> None:
        self._ui.undo.push(ServiceCommand(text, redo, undo, self.failed.emit))

    def _view(self, number: int) -> Any:
        return next((view for view in self._views if view.id == number), None)

    # -- the form of a line -------------------------------------------------------------------------------------

    def _body(self, number: int) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(28, 6, 12, 12)
        box.setSpacing(self._ui.theme.px(8))
        form = self._form = Autosave(self._ui, made)
        form.failed.connect(self.failed)
        for widget in self._fields(form):
            box.addWidget(widget)
        away = button("link", lambda: self.remove(number))
        away.setText(self.tr("Delete"))
        away.setVisible(not self._read_only)
        line = QWidget()
        line.setLayout(row(None, away))
        box.addWidget(line)
        form.show(self._values(self._view(number)), lambda values: self._rows.edit(number, self._patch(values)))
        form.set_read_only(self._read_only)
        return made

    def _folded(self) -> None:
        if self._form is not None:
            self._form.clear()
            self._form = None

    def _beside(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        line = row(spacing=self._ui.theme.px(12))
        for each in widgets:
            line.addWidget(each, 1)
        made.setLayout(line)
        return made

    def retranslate(self) -> None:
        self.list.add.setText(self._words("add"))
        self.list.setAccessibleName(self._words("all"))
        opened = self.list.opened
        if opened:
            self.list.fold()
            self.list.unfold(opened, focus=False)
        self.list.tell([self._item(view) for view in self._views])

    @abstractmethod
    def _words(self, what: str) -> str: ...

    @abstractmethod
    def _item(self, view: Any) -> Item: ...

    @abstractmethod
    def _new(self) -> Any: ...

    @abstractmethod
    def _values(self, view: Any) -> dict[str, Any]: ...

    @abstractmethod
    def _patch(self, values: dict[str, Any]) -> Any: ...

    @abstractmethod
    def _fields(self, form: Autosave) -> list[QWidget]: ...


class Products(_RowSet):
    """What the client sells, with its facts and what may be claimed of it."""

    _name = "products"

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.runtime.dossier.products)
        self.retranslate()

    def _words(self, what: str) -> str:
        return {
            "new": self.tr("New product"), "order": self.tr("Order of the products"),
            "add": self.tr("Add a product or service"), "all": self.tr("Products and services"),
        }[what]  # fmt: skip

    def _item(self, view: ProductView) -> Item:
        facts = self.tr("%n fact(s)", "", len(view.facts)) if view.facts else self.tr("no facts yet")
        return Item(view.id, view.name, " · ".join(part for part in (view.price, facts) if part))

    def _new(self) -> ProductPatch:
        return ProductPatch(name=self.tr("New product"))

    def _values(self, view: ProductView) -> dict[str, Any]:
        names = ("name", "kind", "about", "price", "url", "facts", "claims")
        return {name: getattr(view, name) for name in names}

    def _patch(self, values: dict[str, Any]) -> ProductPatch:
        return ProductPatch(**values)

    def _fields(self, form: Autosave) -> list[QWidget]:
        theme = self._ui.theme
        kind = Combo()
        kind.tell([("product", self.tr("Product")), ("service", self.tr("Service"))], self.tr("Kind"))
        facts, claims = OrderedListEdit(theme), PairListEdit(theme)
        facts.tell(self.tr("Fact"), add=self.tr("Add a fact"))
        claims.tell(self.tr("What may be said"), self.tr("On what ground"), add=self.tr("Add a claim"))
        return [
            self._beside(
                form.box("name", QLineEdit(), lambda: self.tr("Name")),
                form.box("kind", kind, lambda: self.tr("Kind")),
                form.box("price", QLineEdit(), lambda: self.tr("Price, as the client says it")),
            ),
            form.box("about", GrowingText(theme), lambda: self.tr("What it is")),
            form.box("facts", facts, lambda: self.tr("Facts: true sentences to write with")),
            form.box("claims", claims, lambda: self.tr("Claims, and the ground on which they may be made")),
            form.box("url", QLineEdit(), lambda: self.tr("Page on the website")),
        ]


class Contacts(_RowSet):
    """The people at the client."""

    _name = "contacts"

    def __init__(self, ui: Ui) -> None:
        super().__init__(ui, ui.runtime.dossier.contacts)
        self.retranslate()

    def _words(self, what: str) -> str:
        return {
            "new": self.tr("New contact"), "order": self.tr("Order of the contacts"),
            "add": self.tr("Add a contact"), "all": self.tr("Contacts"),
        }[what]  # fmt: skip

    def _item(self, view: ContactView) -> Item:
        approves = self.tr("approves") if view.approves else ""
        return Item(view.id, view.name, " · ".join(part for part in (view.role, approves, view.email) if part))

    def _new(self) -> ContactPatch:
        return ContactPatch(name=self.tr("New contact"))

    def _values(self, view: ContactView) -> dict[str, Any]:
        names = ("name", "role", "email", "phone", "approves", "note")
        return {name: getattr(view, name) for name in names}

    def _patch(self, values: dict[str, Any]) -> ContactPatch:
        return ContactPatch(**values)

    def _fields(self, form: Autosave) -> list[QWidget]:
        approves, words = Switch(self._ui.theme), label()
        words.setText(self.tr("Approves what is published"))
        words.setBuddy(approves)
        line = QWidget()
        problem = form.add("approves", approves, lambda: self.tr("Approves what is published"))
        line.setLayout(row(approves, words, problem, None))
        return [
            self._beside(
                form.box("name", QLineEdit(), lambda: self.tr("Name")),
                form.box("role", QLineEdit(), lambda: self.tr("Role")),
            ),
            self._beside(
                form.box("email", QLineEdit(), lambda: self.tr("E-mail")),
                form.box("phone", QLineEdit(), lambda: self.tr("Telephone")),
            ),
            line,
            form.box("note", GrowingText(self._ui.theme), lambda: self.tr("Note")),
        ]
