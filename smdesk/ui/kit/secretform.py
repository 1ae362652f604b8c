"""What forms that ask for a secret have in common: what there is to do, boxes, where it is kept, no keyring."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smdesk.core.errors import SecretError
from smdesk.ui.kit import icons
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.widgets import button, clear, column, frame, label, row
from smdesk.words import Words

translate = QCoreApplication.translate


def listed(texts: Iterable[str]) -> QWidget:
    """What there is to do, a line each, with a mark before it by which the lines are told apart."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for line, text in enumerate(texts):
        mark, told = label("secondary"), label("secondary", wrap=True, select=True)
        mark.setText("•")
        told.setText(text)
        grid.addWidget(mark, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, line, 1)
    return made


def box(kind: str) -> tuple[QFrame, QVBoxLayout]:
    """A tinted box for how a step stands, and its layout."""
    made = frame("box", kind)
    inner = made.layout()
    assert isinstance(inner, QVBoxLayout)
    inner.setContentsMargins(12, 9, 12, 10)
    inner.setSpacing(3)
    return made, inner


def promise(theme: Theme, ratio: float) -> tuple[QHBoxLayout, QLabel]:
    """A line with a lock, and the label that says where the secret is kept."""
    mark, text = QLabel(), label("small", wrap=True)
    mark.setPixmap(icons.pixmap("lock-simple", theme.color("text.secondary"), theme.px(15), ratio))
    mark.setFixedWidth(theme.px(18))
    line = row(mark, spacing=6)
    line.addWidget(text, 1)
    return line, text


def tell_keyring(note: QFrame, error: SecretError, words: Words, act: Callable[[], None], *, can_forget: bool) -> None:
    """Fill the box with what is wrong; `can_forget` where the secret may be kept in memory, which `act` then does."""
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
