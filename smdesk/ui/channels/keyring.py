"""What a form says where no keyring keeps the secret, with the one thing that can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from smdesk.core.errors import SecretError
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import button, clear, column, label, row
from smdesk.words import Words

translate = QCoreApplication.translate


def tell(note: QFrame, error: SecretError, words: Words, act: Callable[[], None], *, can_forget: bool) -> None:
    """Fill the box; `can_forget` where the secret may be kept in memory, which is what `act` then does."""
    inner = note.layout()
    assert isinstance(inner, QVBoxLayout)
    clear(inner)
    inner.setContentsMargins(12, 10, 12, 10)
    title, text = label("strong", wrap=True), label(wrap=True, select=True)
    if can_forget:
        title.setText(translate("ConnectForm", "This computer has no keyring."))
        text.setText(
            translate(
                "ConnectForm",
                "smdesk keeps passwords and tokens only there. Set one up (GNOME Keyring, KWallet, KeePassXC) and "
                "start smdesk anew; or let it keep this one in memory: then it asks for it again at each start, "
                "and what is due before you have typed it waits.",
            )
        )
    else:
        said = sentence(error, words)
        title.setText(said.what)
        text.setText(" ".join(part for part in (said.why, said.do) if part))
    answer = button("", act, name="keyring-answer")
    answer.setAutoDefault(False)
    answer.setText(
        translate("ConnectForm", "Keep it for this session only")
        if can_forget
        else translate("ConnectForm", "Try again")
    )
    inner.addLayout(column(title, text, row(answer, None), spacing=6))
