"""The first client in two short steps: who it is, and where it publishes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from smdesk.core import zones
from smdesk.core.errors import SmdeskError
from smdesk.services.accounts import Login
from smdesk.services.network_map import listing
from smdesk.services.patches import ClientPatch
from smdesk.services.views import ChannelView, ClientView
from smdesk.services.zone import computer_zone
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import Page, button, column, label, restyle, row

_LANGUAGES = (("es", "Español"), ("en", "English"))


class ClientForm(Page):
    """Emits `done` when the desk has a client, with or without a channel; `left` when nothing was made."""

    done = Signal()
    left = Signal()

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._client: ClientView | None = None
        self._captions: dict[str, QLabel] = {}
        self._steps = QStackedWidget()
        self._steps.addWidget(self._who())
        self._steps.addWidget(self._where())
        self._problem = label("small", wrap=True, name="problem")
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        self.setLayout(column(self._steps, self._problem, None, spacing=10))
        self.setMaximumWidth(ui.theme.px(480))
        self.retranslate()

    # -- step one -----------------------------------------------------------------------------------------------

    def _who(self) -> QWidget:
        self._title, self._text = label("title1"), label("secondary", wrap=True)
        self.name = QLineEdit()
        self.name.setObjectName("client-name")
        self.name.setMaxLength(200)
        self.zone = QComboBox()
        self.zone.setObjectName("client-zone")
        self.zone.setEditable(True)
        self.zone.addItems(sorted(zones.known()))
        self.zone.setCurrentText(computer_zone())
        completer = self.zone.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.speaks = QComboBox()
        self.speaks.setObjectName("client-language")
        for code, name in _LANGUAGES:
            self.speaks.addItem(name, code)
        self.speaks.setCurrentIndex(max(0, self.speaks.findData(self._ui.language.code)))
        self._back = button("", self.left.emit, name="back")
        self._create = button("primary", self.make_client, name="create-client")
        self.name.returnPressed.connect(self.make_client)
        made = QWidget()
        made.setLayout(
            column(
                self._title, self._text, 6, *self._field("name", self.name), *self._field("zone", self.zone),
                *self._field("language", self.speaks), 8, row(None, self._back, self._create), None,
                spacing=6, margins=(2, 2, 2, 2),
            )
        )  # fmt: skip
        return made

    def make_client(self) -> None:
        """Make the client, and go on to its first channel."""
        self._say(None)
        speaks = (str(self.speaks.currentData()),)
        patch = ClientPatch(name=self.name.text(), zone=self.zone.currentText().strip(), languages=speaks)
        try:
            self._client = self._ui.runtime.clients.add(patch)
        except SmdeskError as error:
            field = str(error.facts.get("field", "zone" if "zone" in error.code else "name"))
            self._say(error, self.zone if field == "zone" else self.name)
            return
        self.handle.setText("".join(each for each in self._client.name.casefold() if each.isascii() and each.isalnum()))
        self._steps.setCurrentIndex(1)
        self.retranslate()
        self.practice.setFocus()

    # -- step two -----------------------------------------------------------------------------------------------

    def _where(self) -> QWidget:
        self._title2, self._text2 = label("title1", wrap=True), label("secondary", wrap=True)
        self.practice, self.assisted = QRadioButton(), QRadioButton()
        self.practice.setObjectName("choose-practice")
        self.assisted.setObjectName("choose-assisted")
        group = QButtonGroup(self)
        group.addButton(self.practice)
        group.addButton(self.assisted)
        self.practice.setChecked(True)
        self._why_practice, self._why_assisted = label("small", wrap=True), label("small", wrap=True)
        self.network = QComboBox()
        self.network.setObjectName("network")
        for line in listing():
            if line.way == "assisted":
                self.network.addItem(line.name, line.id)
        self.handle = QLineEdit()
        self.handle.setObjectName("handle")
        self.handle.returnPressed.connect(self.connect_channel)
        self._skip = button("ghost", self.done.emit, name="skip-channel")
        self._connect = button("primary", self.connect_channel, name="connect-channel")
        self._others = label("small", wrap=True, select=True)
        self.practice.toggled.connect(self._show_network)
        made = QWidget()
        made.setLayout(
            column(
                self._title2, self._text2, 6, self.practice, self._why_practice, 4, self.assisted, self._why_assisted,
                *self._field("network", self.network), *self._field("handle", self.handle), 8,
                row(self._skip, None, self._connect), 4, self._others, None, spacing=6, margins=(2, 2, 2, 2),
            )
        )  # fmt: skip
        self._show_network()
        return made

    def connect_channel(self) -> None:
        """Connect what was chosen, away from this thread: an adapter may take its time."""
        if self._client is None or not self._connect.isEnabled():
            return
        self._say(None)
        self._connect.setEnabled(False)
        client, handle, channels = self._client.id, self.handle.text().strip(), self._ui.runtime.channels
        network = str(self.network.currentData())
        practice = self.practice.isChecked()

        def work() -> ChannelView:
            if practice:
                return channels.connect("practice", client, Login(handle=handle))
            return channels.connect_assisted(network, client, handle)

        self._ui.tasks.run(work, lambda _: self.done.emit(), self._failed)

    def _failed(self, error: Exception) -> None:
        self._connect.setEnabled(True)
        self._say(error, self.handle)

    def _show_network(self) -> None:
        assisted = self.assisted.isChecked()
        self.network.setVisible(assisted)
        self._captions["network"].setVisible(assisted)

    # -- both ---------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """From the beginning; the focus on the name."""
        self._steps.setCurrentIndex(0)
        self.name.setFocus()

    def _field(self, key: str, widget: QWidget) -> tuple[QWidget, QWidget]:
        caption = label("small")
        caption.setBuddy(widget)
        self._captions[key] = caption
        return caption, widget

    def _say(self, error: Exception | None, field: QWidget | None = None) -> None:
        for each in (self.name, self.zone, self.handle):
            restyle(each, "invalid", each is field)
        self._problem.setVisible(error is not None)
        if error is not None:
            self._problem.setText(str(sentence(error, self._ui.language.words)))
            if field is not None:
                field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say(None)
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._title.setText(self.tr("My first client"))
        self._text.setText(self.tr("Or your own business. All of this can be changed later."))
        captions = {
            "name": self.tr("Name"),
            "zone": self.tr("Time zone, in which everything of this client is planned"),
            "language": self.tr("Language of its posts"),
            "network": self.tr("Network"),
            "handle": self.tr("Name of the account"),
        }
        for key, text in captions.items():
            self._captions[key].setText(text)
            buddy = self._captions[key].buddy()
            if buddy is not None:
                buddy.setAccessibleName(text)
        self._back.setText(self.tr("Back"))
        self._create.setText(self.tr("Create client"))
        name = self._client.name if self._client else ""
        self._title2.setText(self.tr("Where does %1 publish?").replace("%1", name))
        self._text2.setText(self.tr("One channel is enough to begin."))
        self.practice.setText(self.tr("On the practice network"))
        self._why_practice.setText(self.tr("A network on this computer, to try everything. Nobody else sees it."))
        self.assisted.setText(self.tr("By hand, with help"))
        self._why_assisted.setText(self.tr("smdesk reminds you at the time, and you publish it yourself."))
        self._skip.setText(self.tr("Without a channel for now"))
        self._connect.setText(self.tr("Connect"))
        self._others.setText(
            self.tr("Bluesky and Mastodon are connected in a terminal for now: smdesk channel connect --help")
        )
