"""Access and keyring: where passwords and tokens are kept, for which channels, and forgetting one. Never a secret."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from smdesk.core.errors import SecretError
from smdesk.core.events import ChannelsChanged, Event
from smdesk.services.secret_stores import keyring_name
from smdesk.services.views import ChannelView
from smdesk.ui.kit import dialogs
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Tag
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.naming import channel_name
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.widgets import button, clear
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.section import Section

translate = QCoreApplication.translate


class Access(Section):
    """The keyring is asked in the pool: it may have to be unlocked first."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Access and keyring"))
        self._name = ""
        self._error: Exception | None = None
        self._state = Tag(ui.theme, name="keyring-state")
        self._keyring = self.row(self._title, self._about, self._state, icon="lock-key")
        self.group(
            lambda: translate("Settings", "Keyring"),
            lambda: translate("Settings", "Passwords and tokens lie there and nowhere else, in no file and no backup."),
        ).add(
            self._keyring,
            self.switch(
                "secrets.session_allowed",
                lambda: translate("Settings", "Without a keyring, keep access until smdesk ends"),
                lambda: translate("Settings", "In memory only; after each start it is asked for again."),
            ),
        )
        self._channels = self.group(
            lambda: translate("Settings", "Stored access"),
            lambda: translate("Settings", "For which channels something is kept. What it is, is never shown."),
        )
        self.say(self._say_keyring)
        self.say(self._fill)
        self.finish()
        ui.bridge.heard.connect(self._hear)

    def arrive(self) -> None:
        """Ask for the keyring and read the channels."""
        self.ui.tasks.run(keyring_name, self._found, self._not_found)
        self._fill()

    # -- keyring ------------------------------------------------------------------------------------------------

    def _found(self, name: str) -> None:
        self._name, self._error = name, None
        self._say_keyring()

    def _not_found(self, error: Exception) -> None:
        self._name, self._error = "", error
        self._say_keyring()

    def _title(self) -> str:
        return self._name or translate("Settings", "Keyring of this computer")

    def _about(self) -> str:
        error = self._error
        if isinstance(error, SecretError) and error.code == "no_keyring":
            return translate("Settings", "Set up GNOME Keyring, KWallet or KeePassXC, and start smdesk anew.")
        if error is not None:
            return str(sentence(error, self.ui.language.words))
        return translate("Settings", "Encrypted by your system and opened when you sign in.") if self._name else ""

    def _say_keyring(self) -> None:
        self._keyring.retranslate()
        if self._name:
            self._state.tell("success", translate("Settings", "Safe"), "shield-check")
        elif self._error is not None:
            self._state.tell("warning", translate("Settings", "Not available"), "warning-fill")
        else:
            self._state.tell("", translate("Settings", "Asking…"))

    # -- channels -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        layout = self._channels.card.layout()
        assert layout is not None
        self._channels.rows.clear()
        clear(layout)
        kept = self.ui.runtime.channel_access.with_access()
        for view in self.ui.runtime.channels.listing():
            if view.id in kept:
                forget = button("", partial(self._ask_forget, view), size="sm", name=f"forget-{view.id}")
                forget.setText(translate("Settings", "Forget…"))
                forget.setAccessibleName(translate("Settings", "Forget the access of %1").replace("%1", _called(view)))
                self._channels.add(self.row(partial(_called, view), partial(_client, view), forget, icon="key"))
        if not self._channels.rows:
            self._channels.add(self.row(lambda: translate("Settings", "Nothing is kept"), lambda: translate(
                "Settings", "Practice channels and those you publish on by hand need no access.")))  # fmt: skip

    def _ask_forget(self, view: ChannelView) -> None:
        dialogs.ask(
            self,
            self.ui.language.words,
            translate("Settings", "Forget the access of %1?").replace("%1", _called(view)),
            translate(
                "Settings",
                "It is taken out of the keyring and cannot be brought back. The channel and its posts stay; they wait "
                "until you connect it again.",
            ),
            translate("Settings", "Forget it"), partial(self._forget, view.id),
        )  # fmt: skip

    def _forget(self, channel: int) -> None:
        self.ui.runtime.channel_access.forget_access(channel)
        self.asked.emit(Place("channels", row=channel))

    def _hear(self, event: Event) -> None:
        if isinstance(event, ChannelsChanged):
            self._fill()


def _called(view: ChannelView) -> str:
    return channel_name(view.network, view.handle or view.display_name)


def _client(view: ChannelView) -> str:
    return view.client
