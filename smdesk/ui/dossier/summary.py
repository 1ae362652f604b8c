"""The first tab: the client at a glance, each fact changed where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from smdesk.core import hours
from smdesk.services.dossier.views import DossierPatch, DossierView
from smdesk.services.patches import ClientPatch
from smdesk.services.views import ClientView
from smdesk.ui.dossier.brandkit import BrandKit
from smdesk.ui.dossier.clientfields import LatePick, ZonePick
from smdesk.ui.dossier.headings import Headings
from smdesk.ui.dossier.interview import Interview
from smdesk.ui.dossier.networkpicks import NetworkPicks
from smdesk.ui.dossier.rowsets import Contacts, Products
from smdesk.ui.dossier.tab import DossierTab
from smdesk.ui.dossier.weekhours import WeekHours
from smdesk.ui.kit import icons
from smdesk.ui.kit.actions import Action
from smdesk.ui.kit.autosave import Autosave
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.growingtext import GrowingText
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.placepicks import CountryPick, LanguageTags, RegionPick
from smdesk.ui.kit.scroll import Column
from smdesk.ui.kit.switch import Switch
from smdesk.ui.kit.widgets import button, column, frame, label, row, surface

#: What is stored with the client itself.
_CLIENT = ("sector", "website", "country", "region", "zone", "languages", "late_limit_min", "approval_required")


class SummaryTab(DossierTab):
    """Goal, products, contacts, brand kit, networks, hours and rules of a client."""

    def __init__(self, ui: Ui, parent: QWidget | None = None) -> None:
        super().__init__(ui, parent)
        self._shown: int | None = None
        self.form = Autosave(ui, self)
        self.form.failed.connect(self.failed)
        self._heads = Headings(ui.theme, self)
        self._make_fields()
        self.interview = Interview(ui)
        self.interview.done.connect(self._interviewed)
        for part in (self.products, self.contacts):
            part.said.connect(self.said)
        for source in (self.products, self.contacts, self.kit, self.interview):
            source.failed.connect(self.failed)
        inner = QWidget()
        surface(inner, "canvas")
        inner.setLayout(column(self._begin(), self._columns(), None, spacing=16, margins=(24, 14, 24, 24)))
        around = self._around = Column(inner, tight=True)
        inner.installEventFilter(around)
        self.stack = QStackedWidget()
        self.stack.addWidget(around)
        self.stack.addWidget(self.interview)
        self.setLayout(column(self.stack, spacing=0))
        self.ask = button("", self.begin_interview, name="begin-interview")
        ui.theme.changed.connect(self._look)
        self.retranslate()
        self._look()

    # -- building -----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        ui = self.ui
        self.kit, self.products, self.contacts = BrandKit(ui), Products(ui), Contacts(ui)
        self.networks, self.week = NetworkPicks(ui.theme), WeekHours(ui)
        self.country, self.late = CountryPick(ui.language), LatePick()
        self.region = RegionPick(ui.language, self.country)
        self.languages = LanguageTags(ui.theme, ui.language, name="dossier-languages")
        self._goal = GrowingText(ui.theme, least=2)
        self.approval = Switch(ui.theme, name="dossier-approval")

    def _begin(self) -> QWidget:
        """What to ask first, while nothing is written yet."""
        self._hint = frame("box", "info")
        self._hint_title, self._hint_text = label("strong", wrap=True), label("secondary", wrap=True)
        self.start = button("primary", self.begin_interview, name="start-interview")
        inner = self._hint.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.addLayout(column(
            self._hint_title, self._hint_text, 4, row(self.start, None), spacing=6, margins=(16, 12, 16, 14)
        ))  # fmt: skip
        return self._hint

    def _columns(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.ui.theme.px(28))
        for place, widget in enumerate((self._left(), self._right())):
            grid.addWidget(widget, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 5 if place == 0 else 4)
        return made

    def _section(self, head: QWidget, *widgets: QWidget) -> QWidget:
        made = QWidget()
        made.setLayout(column(head, *widgets, spacing=9))
        return made

    def _pair(self, *widgets: QWidget) -> QWidget:
        made = QWidget()
        line = row(spacing=self.ui.theme.px(12))
        for each in widgets:
            line.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        made.setLayout(line)
        return made

    def _left(self) -> QWidget:
        heading, box, theme = self._heads.heading, self.form.box, self.ui.theme
        made = QWidget()
        made.setLayout(column(
            self._section(
                heading(lambda: self.tr("The company"), "storefront"),
                box("goal", self._goal, lambda: self.tr("What it wants to reach")),
                box("about", GrowingText(theme, least=2), lambda: self.tr("What it is, and what makes it different")),
                self._pair(
                    box("sector", QLineEdit(), lambda: self.tr("Sector")),
                    box("website", QLineEdit(), lambda: self.tr("Website")),
                ),
            ),
            self._heads.rule(),
            self._section(
                heading(lambda: self.tr("What it sells"), "tag", lambda: self.tr("facts to write with")), self.products
            ),
            self._heads.rule(),
            self._section(heading(lambda: self.tr("Contacts"), "identification-card"), self.contacts),
            None, spacing=16,
        ))  # fmt: skip
        return made

    def _right(self) -> QWidget:
        heading, say = self._heads.heading, self.form.add
        made = QWidget()
        made.setLayout(column(
            self._section(heading(lambda: self.tr("Brand kit"), "palette"), self._brand()),
            self._heads.rule(),
            self._section(
                heading(lambda: self.tr("Contracted networks"), "share-network"), self.networks,
                say("networks", self.networks, lambda: self.tr("Contracted networks")),
            ),
            self._heads.rule(),
            self._section(
                heading(lambda: self.tr("Working hours"), "clock", lambda: self.tr("when questions are answered")),
                self.week, say("hours", self.week, lambda: self.tr("Working hours")),
            ),
            self._heads.rule(), self._rules(), None, spacing=16,
        ))  # fmt: skip
        return made

    def _brand(self) -> QWidget:
        colors = row(spacing=10)
        colors.addWidget(
            self.form.box("colors", self.kit.colors, lambda: self.tr("Colours of the brand"), hint=self.kit.pick), 1
        )
        made = QWidget()
        made.setLayout(column(self.kit, colors, spacing=8))
        return made

    def _rules(self) -> QWidget:
        """Where the client is, and what follows from it and from what was agreed for its posts."""
        box = self.form.box
        self.form.together("country", "region")
        return self._section(
            self._heads.heading(lambda: self.tr("Place and rules"), "compass"),
            self._pair(
                box("country", self.country, lambda: self.tr("Country")),
                box("region", self.region, lambda: self.tr("Region")),
            ),
            box("zone", ZonePick(), lambda: self.tr("Time zone")),
            self._pair(
                box("languages", self.languages, lambda: self.tr("Languages")),
                box("late_limit_min", self.late, lambda: self.tr("When a post is late")),
            ),
            self._approving(),
            self.form.add("approval_required", self.approval, lambda: self.tr("Approval")),
        )

    def _approving(self) -> QWidget:
        words = self._heads.text("", lambda: self.tr("The client approves posts before they go out"))
        words.setWordWrap(True)
        words.setBuddy(self.approval)
        made = QWidget()
        line = row(self.approval, spacing=8)
        line.addWidget(words, 1)
        made.setLayout(line)
        return made

    # -- showing ------------------------------------------------------------------------------------------------

    def read(self) -> None:
        client = self.client
        assert client is not None
        view = self.ui.runtime.dossier.show(client.id)
        values = _values(client, view)
        self.region.of(client.country)
        if self._shown != client.id:
            self._shown = client.id
            self._around.verticalScrollBar().setValue(0)
            self.stack.setCurrentIndex(0)
            self.form.show(values, lambda changed: self._save(client.id, changed))
            self._hint.setVisible(not view.version and not self.read_only)
        else:
            self.form.refresh(values)
        self.kit.show_kit(view, read_only=self.read_only)
        for part in (self.products, self.contacts):
            part.show_client(client.id, read_only=self.read_only)
        self.form.set_read_only(self.read_only)
        if view.version and not self.isAncestorOf(QApplication.focusWidget() or self.ask):
            self._hint.hide()  # never while someone types: the fields would jump under the pointer

    def _save(self, client: int, values: dict[str, Any]) -> None:
        own = {name: value for name, value in values.items() if name in _CLIENT}
        rest = {name: value for name, value in values.items() if name not in own}
        if "hours" in rest:
            rest["hours"] = tuple(hours.typed(text) for text in rest["hours"])
        if own:
            self.ui.runtime.clients.edit(client, ClientPatch(**own))
        if rest:
            self.ui.runtime.dossier.edit(client, DossierPatch(**rest))

    def visit(self, place: Place) -> None:
        """A product by its number; a contact by the number below nought."""
        (self.products if place.row > 0 else self.contacts).open(abs(place.row))

    def first(self) -> QWidget | None:
        return self._goal

    def settle(self) -> bool:
        return all((self.form.flush(), self.products.settle(), self.contacts.settle()))

    def tools(self) -> list[QWidget]:
        return [self.ask]

    # -- the first interview ------------------------------------------------------------------------------------

    def actions(self) -> list[Action]:  # type: ignore[override]
        return [Action("dossier.interview", lambda: self.tr("Interview…"), self.begin_interview, icon="chats",
                       menu="client", enabled=lambda: self.client is not None and not self.read_only)]  # fmt: skip

    def begin(self) -> None:
        self.begin_interview()

    def begin_interview(self) -> None:
        """Ask the twelve questions."""
        if self.client is not None and not self.read_only:
            self.settle()
            self.stack.setCurrentWidget(self.interview)
            self.interview.begin(self.client.id)

    def _interviewed(self, count: int) -> None:
        self.stack.setCurrentIndex(0)
        self.ask.setFocus()
        if count > 0:
            self._hint.hide()
        if count >= 0:
            self.said.emit(self.tr("%n thing(s) written in the dossier", "", count), count > 0)

    # -- saying -------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.form.retranslate()
        self._heads.retranslate()
        self.country.say()
        self.region.say()
        self.late.say()
        self.languages.say()
        self.languages.tell(self.tr("Languages"), self.tr("Add"))
        self.approval.setAccessibleName(self.tr("The client approves posts before they go out"))
        self.ask.setText(self.tr("Interview…"))
        self.ask.setToolTip(self.tr("Twelve questions that fill in what is still empty"))
        self._hint_title.setText(self.tr("Three questions to begin with"))
        self._hint_text.setText("\n".join((
            self.tr("What does the company want to reach this year?"),
            self.tr("What sells best, and what should sell more?"),
            self.tr("Who buys, and what keeps the others from it?"),
        )))  # fmt: skip
        self.start.setText(self.tr("Answer twelve questions"))

    def _look(self) -> None:
        self.ask.setIcon(icons.icon("chats", self.ui.theme))


def _values(client: ClientView, view: DossierView) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(client, name) for name in _CLIENT}
    values |= {"goal": view.goal, "about": view.about, "networks": view.networks, "colors": view.colors}
    values["hours"] = tuple(hours.written(spans) for spans in view.hours)
    return values
