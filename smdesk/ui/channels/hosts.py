"""The media host of a channel: the rows about it in the pane, and the dialog that adds one after trying it out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from smdesk.core.errors import SmdeskError
from smdesk.core.hosting import KINDS
from smdesk.services.hosts import HostLogin, HostView
from smdesk.services.views import ChannelView
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.forms import Combo
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.typeddialog import TypedDialog
from smdesk.ui.kit.widgets import button, clear, column, label, restyle, row

WIDTH = 520
#: The fields of each kind, in their order; `secret` is never shown.
FIELDS = {
    "wordpress": ("server", "handle", "secret"),
    "s3": ("server", "bucket", "public", "region", "handle", "secret"),
    "sftp": ("server", "folder", "public", "handle", "secret", "fingerprint"),
}
_FREE = frozenset({"region", "fingerprint"})
_OPTIONS = ("bucket", "public", "region", "folder", "fingerprint")


class HostDialog(TypedDialog):
    """Asks for a media host of the channel's client. `added` is the host, once a picture there could be read."""

    added = Signal(object)

    def __init__(self, parent: QWidget, ui: Ui, view: ChannelView) -> None:
        super().__init__(parent, ui.language.words)
        self._ui, self._view = ui, view
        self.fields: dict[str, QLineEdit] = {}
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Media host"))
        self.setFixedWidth(ui.theme.px(WIDTH))
        title, text, caption = label("title2", wrap=True), label("secondary", wrap=True), label("small")
        title.setText(self.tr("Add a media host for %1").replace("%1", view.client))
        text.setText(
            self.tr(
                "Some networks do not take pictures and videos, they fetch them from the web. smdesk puts them there "
                "and tries that out now with a small picture, which it removes again."
            )
        )
        caption.setText(self.tr("Where"))
        self.kind = self._kinds(caption.text())
        caption.setBuddy(self.kind)
        self._form = QVBoxLayout()
        self._form.setSpacing(3)
        self._problem = label("small", wrap=True, select=True, name="problem")
        self._problem.setProperty("tone", "danger")
        self.safe, self.primary = button("", self.reject, name="safe"), button("primary", self._go, name="primary")
        self.safe.setAutoDefault(False)
        self.safe.setText(self.tr("Cancel"))
        self.primary.setDefault(True)
        self.setLayout(
            column(title, text, 6, caption, self.kind, self._form, self._problem, 10,
                   row(None, self.safe, self.primary), spacing=5, margins=(22, 20, 22, 18))
        )  # fmt: skip
        self.setAccessibleName(title.text())
        self._busy(False)
        self._fill()

    def _kinds(self, caption: str) -> Combo:
        names = {
            "wordpress": self.tr("The client’s WordPress site"),
            "s3": self.tr("A bucket (Amazon S3, Cloudflare R2, Backblaze B2 …)"),
            "sftp": self.tr("A folder of the client’s web server (SFTP)"),
        }
        made = Combo(name="host-kind")
        made.tell([(kind, names[kind]) for kind in KINDS], caption)
        made.chosen.connect(lambda _kind: self._fill())
        return made

    def _fill(self) -> None:
        """The fields of the chosen kind."""
        clear(self._form)
        self.fields = {}
        self._problem.hide()
        kind = str(self.kind.value)
        for name in FIELDS[kind]:
            above, field = label("small"), QLineEdit()
            above.setText(self._caption(kind, name))
            above.setBuddy(field)
            field.setObjectName(f"host-{name}")
            field.setAccessibleName(above.text())
            field.setPlaceholderText(self._hint(kind, name))
            field.setMaxLength(16_384)
            if name == "secret":
                field.setEchoMode(QLineEdit.EchoMode.Password)
                hints = Qt.InputMethodHint
                field.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
            field.textEdited.connect(lambda _text, field=field: restyle(field, "invalid", False))
            self.fields[name] = field
            self._form.addSpacing(5)
            for each in (above, field):
                self._form.addWidget(each)
                each.show()  # else what is added to a dialog that shows counts for no height before the next turn
        self._fit()
        self.fields["server"].setFocus()

    def _caption(self, kind: str, name: str) -> str:
        server = {
            "wordpress": self.tr("Address of the site"),
            "s3": self.tr("Address of the service"),
            "sftp": self.tr("Address of the server"),
        }
        secret = {
            "wordpress": self.tr("Application password"),
            "s3": self.tr("Secret access key"),
            "sftp": self.tr("Password or private key"),
        }
        return {
            "server": server[kind],
            "secret": secret[kind],
            "handle": self.tr("Access key ID") if kind == "s3" else self.tr("User name"),
            "bucket": self.tr("Bucket"),
            "folder": self.tr("Folder on the server"),
            "public": self.tr("Its address on the web"),
            "region": self.tr("Region, if the address does not name it"),
            "fingerprint": self.tr("Fingerprint of the server’s key, to compare (not needed)"),
        }[name]

    @staticmethod
    def _hint(kind: str, name: str) -> str:
        """An example, the same in every language."""
        server = {"wordpress": "example.org", "s3": "s3.eu-central-1.amazonaws.com", "sftp": "ssh.example.org"}
        hints = {"server": server[kind], "folder": "/var/www/html/media", "fingerprint": "SHA256:…"}
        return {**hints, "public": "https://example.org/media", "region": "eu-central-1"}.get(name, "")

    def _go(self) -> None:
        """Try it out, away from this thread."""
        for name, field in self.fields.items():
            if name not in _FREE and not field.text().strip():
                restyle(field, "invalid", True)
                field.setFocus()
                return
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        options = {name: texts[name] for name in _OPTIONS if texts.get(name)}
        login = HostLogin(texts["server"], texts["handle"], texts["secret"], options)
        kind, client, service = str(self.kind.value), self._view.client_id, self._ui.runtime.hosts
        self._busy(True)
        self._ui.tasks.ask(lambda: service.add(kind, client, login), self._done, self._refused)

    def _done(self, host: HostView) -> None:
        if isValid(self):
            self.added.emit(host)
            self.accept()

    def _refused(self, error: Exception) -> None:
        if not isValid(self):
            return
        self._busy(False)
        self._problem.setText(str(sentence(error, self._ui.language.words)))
        self._problem.show()
        field = self.fields.get(str(error.facts.get("field", ""))) if isinstance(error, SmdeskError) else None
        if field is not None:
            restyle(field, "invalid", True)
            field.setFocus()
        self._fit()

    def _busy(self, busy: bool) -> None:
        self.primary.setText(self.tr("Trying it out…") if busy else self.tr("Try it and add it"))
        self.primary.setEnabled(not busy)
        self.kind.setEnabled(not busy)

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.reject()  # its words were made in the other language
        super().changeEvent(event)


class HostRows(QWidget):
    """Which media host a channel uses, a choice where there are several, and what can be done. `wanted` adds one."""

    wanted = Signal()

    def __init__(
        self, ui: Ui, view: ChannelView, choose: Callable[[ChannelView, int | None, int | None], None],
        test: Callable[[HostView], None],
    ) -> None:  # fmt: skip
        super().__init__()
        service = ui.runtime.hosts
        known, used = service.listing(view.client_id), service.of_channel(view.id)
        about = label("small", wrap=True)
        about.setText(self.tr("The network fetches pictures or videos from there."))
        add = button("", self.wanted.emit, name="host-add")
        add.setText(self.tr("Add a media host…"))
        acts = [add]
        parts: list[QWidget] = []
        if len(known) > 1:
            choice = Combo(name="host-of-channel")
            choice.tell([(each.id, each.name) for each in known], self.tr("Media host"))
            choice.set_value(used.id if used else None)
            choice.chosen.connect(lambda host: choose(view, int(host), used.id if used else None))
            parts.append(choice)
        else:
            named = label(wrap=True, select=True)
            named.setText(used.name if used else self.tr("None yet: posts with pictures cannot go out by themselves."))
            parts.append(named)
        if used is not None:
            tried = button("", lambda: test(used), name="host-test")
            tried.setText(self.tr("Test the media host"))
            acts.insert(0, tried)
        self.setLayout(column(*parts, about, row(*acts, None, spacing=8), spacing=5))
