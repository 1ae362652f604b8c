"""The first client in three short steps, each of which can be skipped: who it is, where it publishes, and when."""

from __future__ import annotations

import unicodedata
from datetime import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from smdesk.core import slots
from smdesk.core.errors import SmdeskError
from smdesk.services.accounts import Login
from smdesk.services.network_map import listing
from smdesk.services.patches import ClientPatch
from smdesk.services.views import ClientView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.floating import Choices
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.problemline import problem_line
from smdesk.ui.kit.swatches import Swatches
from smdesk.ui.kit.widgets import Page, button, column, label, restyle, row
from smdesk.ui.kit.zonenames import ZoneField, zone_country
from smdesk.ui.welcome.networkgrid import NetworkGrid

_LANGUAGES = (("es", "Español"), ("en", "English"))
#: Queues that a first client can begin with.
_QUEUES = (
    "mon 09:00, wed 09:00, fri 09:00",
    "mon 09:00, tue 09:00, wed 09:00, thu 09:00, fri 09:00",
    "mon 09:00, mon 18:00, tue 09:00, tue 18:00, wed 09:00, wed 18:00, thu 09:00, thu 18:00, fri 09:00, fri 18:00",
)


class ClientForm(Page):
    """Emits `done` when the desk has a client, with or without channels; `left` when nothing was made."""

    done = Signal()
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._client: ClientView | None = None
        self._channels: list[int] = []
        self._captions: dict[str, QLabel] = {}
        self._at = label("quiet")
        self._at.setContentsMargins(2, 0, 0, 0)
        self.steps = QStackedWidget()
        self._pages = (self._who(), self._where(), self._when())
        for step in self._pages:
            self.steps.addWidget(step)
        self._problem = problem_line()
        self._problem.setContentsMargins(2, 0, 0, 0)  # in line with the fields of the steps
        self.setLayout(column(self._at, self.steps, self._problem, None, spacing=8))
        self.setMaximumWidth(ui.theme.px(560))
        self.retranslate()

    # -- step one -----------------------------------------------------------------------------------------------

    def _who(self) -> QWidget:
        self._title, self._text = label("opening"), label("secondary", wrap=True)
        self.name = QLineEdit()
        self.name.setObjectName("client-name")
        self.name.setMaxLength(200)
        self.color = Swatches(self._ui.theme)
        self.zone = ZoneField(computer_zone())
        self.speaks = Choices()
        self.speaks.setObjectName("client-language")
        for code, name in _LANGUAGES:
            self.speaks.addItem(name, code)
        self.speaks.setCurrentIndex(max(0, self.speaks.findData(self._ui.language.code)))
        self._back = button("", self.left.emit, name="back")
        self._create = button("primary", self.make_client, name="create-client")
        made = QWidget()
        made.setLayout(
            column(
                self._title, self._text, *self._field("name", self.name), *self._field("color", self.color),
                *self._field("zone", self.zone), *self._field("language", self.speaks), 16,
                row(None, self._back, self._create), None, spacing=6, margins=(2, 2, 2, 2),
            )
        )  # fmt: skip
        return made

    def make_client(self) -> None:
        """Make the client, and go on to where it publishes."""
        self._say(None)
        patch = ClientPatch(
            name=self.name.text(),
            zone=self.zone.zone,
            languages=(str(self.speaks.currentData()),),
            color=self.color.value,
            country=zone_country(self.zone.zone),  # its public holidays are known from the first month on
        )
        try:
            self._client = self._ui.runtime.clients.add(patch)
        except SmdeskError as error:
            field = str(error.facts.get("field", "zone" if "zone" in error.code else "name"))
            self._say(error, self.zone if field == "zone" else self.name)
            return
        self.handle.setText(_account(self._client.name))
        self._go(1, self.handle)

    # -- step two -----------------------------------------------------------------------------------------------

    def _where(self) -> QWidget:
        self._title2, self._text2 = label("opening", wrap=True), label("secondary", wrap=True)
        self.handle = QLineEdit()
        self.handle.setObjectName("handle")
        self._grid = NetworkGrid(self._ui.theme)
        self._grid.ticked.connect(lambda: self._say(None))
        self.networks = self._grid.boxes
        self._by_hand, self._others = label("small", wrap=True), label("small", wrap=True)
        self._skip = button("link", self.done.emit, name="skip-channels")
        self._connect = button("primary", self.connect_channels, name="connect-channels")
        made = QWidget()
        made.setLayout(
            column(
                self._title2, self._text2, *self._field("handle", self.handle), 10, self._grid, 8, self._by_hand,
                self._others, 16, row(self._skip, None, self._connect), None, spacing=6, margins=(2, 2, 2, 2),
            )
        )  # fmt: skip
        return made

    def connect_channels(self) -> None:
        """Make the channels that are ticked, away from this thread; those that need permission are connected later.

        What it is to publish on is what it contracted, until its dossier says otherwise.
        """
        if self._client is None or not self._connect.isEnabled():
            return
        self._say(None)
        chosen = self._grid.chosen
        if not chosen:  # going on without a channel has a button of its own
            self._tell(self.tr("Tick at least one network, or go on without a channel for now."))
            self._grid.attend()
            return
        self._connect.setEnabled(False)
        runtime, client, handle = self._ui.runtime, self._client.id, self.handle.text().strip()
        channels, dossier = runtime.channels, runtime.dossier
        from smdesk.services.dossier.views import DossierPatch  # what the program starts without

        def work() -> list[int]:
            made = []
            for name in chosen:
                if name == "practice":
                    made.append(channels.connect("practice", client, Login(handle=handle)).id)
                else:
                    made.append(channels.connect_assisted(name, client, handle).id)
            dossier.edit(client, DossierPatch(networks=tuple(name for name in chosen if name != "practice")))
            return made

        self._ui.tasks.run(work, self._connected, self._failed)

    def _connected(self, made: list[int]) -> None:
        self._channels = made
        self._go(2, self.queues[0])

    def _failed(self, error: Exception) -> None:
        self._connect.setEnabled(True)
        self._say(error, self.handle)

    # -- step three ---------------------------------------------------------------------------------------------

    def _when(self) -> QWidget:
        self._title3, self._text3 = label("opening", wrap=True), label("secondary", wrap=True)
        self.queues = [QRadioButton() for _ in _QUEUES]
        self.queues[0].setChecked(True)
        for place, choice in enumerate(self.queues):
            choice.setObjectName(f"queue-{place}")
        self._skip3 = button("link", self.done.emit, name="skip-queue")
        self._finish = button("primary", self.set_queue, name="set-queue")
        made = QWidget()
        made.setLayout(
            column(
                self._title3, self._text3, 8, *self.queues, 12, row(self._skip3, None, self._finish), None, spacing=8,
                margins=(2, 2, 2, 2),
            )
        )  # fmt: skip
        return made

    def set_queue(self) -> None:
        """The chosen times for each of the new channels."""
        chosen = next(place for place, choice in enumerate(self.queues) if choice.isChecked())
        try:
            for channel in self._channels:
                self._ui.runtime.channels.set_slots(channel, slots.parse(_QUEUES[chosen]))
        except SmdeskError as error:
            self._say(error)
            return
        self.done.emit()

    # -- all ----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """From the beginning; the focus on the name."""
        self._go(0, self.name)

    def _go(self, step: int, focus: QWidget) -> None:
        self.steps.setCurrentIndex(step)
        for each in self._pages:  # no higher than this step: what is wrong is told just below it
            here = each is self.steps.currentWidget()
            policy = QSizePolicy.Policy.Preferred if here else QSizePolicy.Policy.Ignored
            each.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.retranslate()
        focus.setFocus()

    def _field(self, key: str, widget: QWidget) -> tuple[int, QWidget, QWidget]:
        """The space above, the caption, and the field."""
        caption = label("small")
        caption.setBuddy(widget)
        self._captions[key] = caption
        return 10, caption, widget

    def _say(self, error: Exception | None, field: QWidget | None = None) -> None:
        for each in (self.name, self.zone, self.handle):
            restyle(each, "invalid", each is field)
        self._tell(str(sentence(error, self._ui.language.words)) if error is not None else "")
        if field is not None:
            field.setFocus()

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and goes on from a choice."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focus, place = self.focusWidget(), self.steps.currentIndex()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            (self.make_client, self.connect_channels, self.set_queue)[place]()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say(None)
        super().changeEvent(event)

    def retranslate(self) -> None:
        step = self.tr("Step %1 of 3")
        self._at.setText(step.replace("%1", str(self.steps.currentIndex() + 1)))
        captions = {
            "name": self.tr("Name"),
            "color": self.tr("Colour"),
            "zone": self.tr("Time zone, in which everything of this client is planned"),
            "language": self.tr("Language of its posts"),
            "handle": self.tr("Name of its account"),
        }
        for key, text in captions.items():
            self._captions[key].setText(text)
            buddy = self._captions[key].buddy()
            if buddy is not None:
                buddy.setAccessibleName(text)
        self._say_who()
        self._say_where()
        self._say_when()

    def _say_who(self) -> None:
        self._title.setText(self.tr("My first client"))
        self._text.setText(self.tr("Or your own business. All of this can be changed later."))
        self._back.setText(self.tr("Back"))
        self._create.setText(self.tr("Create client"))

    def _say_where(self) -> None:
        name = self._client.name if self._client else ""
        self._title2.setText(self.tr("Where does %1 publish?").replace("%1", name))
        self._text2.setText(self.tr("Tick its networks. One is enough to begin."))
        self.networks["practice"].setText(self.tr("Practice network"))
        self._by_hand.setText(
            self.tr(
                "On the practice network you try everything and nobody sees it. On the others smdesk reminds you at "
                "the time and hands you text and pictures; you publish."
            )
        )
        by_hand = [network_name(each.id) for each in listing() if each.way != "api" and each.id != "practice"]
        rest = self.tr("All but these publish by themselves once they are connected under Channels: %1.")
        all_do = self.tr("Once they are connected under Channels, all of them publish by themselves.")
        self._others.setText(rest.replace("%1", ", ".join(by_hand)) if by_hand else all_do)
        self._skip.setText(self.tr("Without a channel for now"))
        self._connect.setText(self.tr("Continue"))

    def _say_when(self) -> None:
        self._title3.setText(self.tr("When does it usually publish?"))
        self._text3.setText(self.tr("These become its queue: “next free slot” puts a post into the first of them."))
        texts = (
            self.tr("Three mornings a week: Monday, Wednesday and Friday at %1"),
            self.tr("Every weekday at %1"),
            self.tr("Every weekday at %1 and %2"),
        )
        morning, evening = map(self._ui.language.clock, (time(9), time(18)))
        for choice, text in zip(self.queues, texts, strict=True):
            choice.setText(text.replace("%1", morning).replace("%2", evening))
        self._skip3.setText(self.tr("Without a queue for now"))
        self._finish.setText(self.tr("Finish"))


def _account(name: str) -> str:
    """What an account of this name may be called: `panaderiacastano`, its accents gone but no letter lost."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in plain if each.isascii() and each.isalnum())
