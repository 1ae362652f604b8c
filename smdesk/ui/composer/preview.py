"""How the post will look on each channel, nearly: name, text with its entities, pictures, link card, thread."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from smdesk.core.content import MediaItem
from smdesk.core.network import Feature
from smdesk.core.text import entities
from smdesk.ui.composer import marks
from smdesk.ui.composer.clearing import empty
from smdesk.ui.composer.draft import PartDraft
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.scroll import Column
from smdesk.ui.composer.study import Place
from smdesk.ui.kit import icons
from smdesk.ui.kit.theme import Theme
from smdesk.ui.kit.thumbs import Thumbs
from smdesk.ui.kit.widgets import column, frame, label, row

#: Characters of a part that a preview shows; who writes more sees it in the field.
SHOWN = 1500
#: As many characters without a blank as fit into a line.
_UNBROKEN = re.compile(r"(\S{28})(?=\S)")
#: Milliseconds after the last change before the cards are made anew.
WAIT_MS = 150


class MediaGrid(QWidget):
    """One picture whole in its shape, two beside each other, three and four in a grid; of more, the first four."""

    def __init__(self, theme: Theme, thumbs: Thumbs, items: Sequence[MediaItem]) -> None:
        super().__init__()
        self._theme = theme
        self._thumbs = thumbs
        self._items = items
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbs.came.connect(self._came)
        self.setAccessibleName(", ".join(item.alt or item.filename for item in items))

    def _came(self, sha256: str) -> None:
        """A method and not a lambda: Qt lets go of it together with this widget."""
        if any(item.sha256 == sha256 for item in self._items):
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if len(self._items) != 1:
            return width * 9 // 16 if len(self._items) == 2 else width * 3 // 4
        item = self._items[0]
        width_px, height_px = item.shape
        ratio = width_px / height_px if width_px and height_px else 16 / 9
        return round(width / min(max(ratio, 0.8), 1.91))

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def resizeEvent(self, event: object) -> None:
        height = self.heightForWidth(self.width())
        if self.height() != height:
            self.setFixedHeight(height)

    def _cells(self) -> list[QRect]:
        width, height, gap = self.width(), self.height(), 2
        half, low = (width - gap) // 2, (height - gap) // 2
        right, below = width - half, height - low
        match min(len(self._items), 4):
            case 1:
                return [QRect(0, 0, width, height)]
            case 2:
                return [QRect(0, 0, half, height), QRect(right, 0, half, height)]
            case 3:
                return [QRect(0, 0, half, height), QRect(right, 0, half, low), QRect(right, below, half, low)]
        return [
            QRect(0, 0, half, low), QRect(right, 0, half, low), QRect(0, below, half, low),
            QRect(right, below, half, low),
        ]  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), theme.px(6), theme.px(6))
        painter.setClipPath(path)
        for item, cell in zip(self._items, self._cells(), strict=False):
            painter.fillRect(cell, theme.color("bg.pressed"))
            found = self._thumbs.get(item, cell.size(), self.devicePixelRatioF())
            if found is not None:
                painter.drawPixmap(cell.topLeft(), found)
                continue
            name, size = ("image" if item.kind in {"image", "gif"} else "film-strip"), theme.px(28)
            mark = icons.pixmap(name, theme.color("text.secondary"), size, self.devicePixelRatioF())
            painter.drawPixmap(cell.center().x() - size // 2, cell.center().y() - size // 2, mark)
        more = len(self._items) - 4
        if more > 0:
            painter.setFont(theme.font("title2"))
            painter.setPen(theme.color("text.onTooltip"))
            cell = self._cells()[-1]
            painter.fillRect(cell, theme.color("bg.scrim"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, f"+{more}")


class Card(QFrame):
    """One channel's card."""

    def __init__(self, model: Composer, thumbs: Thumbs, place: Place) -> None:
        super().__init__()
        self._model = model
        self._thumbs = thumbs
        self.place = place
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 12, 12, 12)
        body.setSpacing(8)
        body.addWidget(self._head())
        draft = model.draft
        parts = draft.parts(place.id)
        for number, part in enumerate(parts):
            if number:
                body.addWidget(frame("line", "bottom"))
            self._part(body, part)
        comment = draft.comment(place.id)
        if comment.strip() and (place.spec.can(Feature.FIRST_COMMENT) or place.assisted):
            told = label("caption")
            told.setText(self.tr("First comment"))
            body.addWidget(frame("line", "bottom"))
            body.addWidget(told)
            body.addWidget(self._text(comment))
        texts = " ".join(part.text for part in parts)[:SHOWN]
        preview = self.tr("Preview")
        self.setAccessibleName(f"{preview}: {place.spec.name} {place.name}. {texts}")

    def _head(self) -> QWidget:
        theme, model = self._model.ui.theme, self._model
        assert model.client is not None
        avatar, mark = QLabel(), QLabel()
        avatar.setPixmap(marks.client(theme, model.client.id, model.client.name, theme.px(32)))
        mark.setPixmap(marks.network(theme, self.place.channel.network, theme.px(16)))
        mark.setToolTip(self.place.spec.name)
        name, handle = label("strong"), label("small")
        channel = self.place.channel
        name.setText(channel.display_name or model.client.name)
        at = f"@{channel.handle}" if channel.handle and " " not in channel.handle else channel.handle
        server = f"@{urlsplit(channel.server).netloc or channel.server}" if self._shows_server() else ""
        handle.setText(f"{at}{server}" if at else self.place.spec.name)
        made = QWidget()
        made.setLayout(row(avatar, 0, spacing=9))
        line = made.layout()
        assert isinstance(line, QHBoxLayout)
        line.addLayout(column(name, handle, spacing=0), 1)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _shows_server(self) -> bool:
        channel = self.place.channel
        return channel.network == "mastodon" and bool(channel.server) and "@" not in channel.handle

    def _part(self, body: QVBoxLayout, part: PartDraft) -> None:
        first = self.place.channel.network in {"instagram", "pinterest", "tiktok", "youtube", "snapchat"}
        grid = MediaGrid(self._model.ui.theme, self._thumbs, part.media) if part.media else None
        if grid is not None and first:
            body.addWidget(grid)
        if part.text.strip():
            body.addWidget(self._text(part.text))
        if grid is not None and not first:
            body.addWidget(grid)
        if part.link and not part.media:
            body.addWidget(self._link(part.link))

    def _text(self, text: str) -> QLabel:
        made = QLabel()
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        made.setText(rich(text, self.place.channel.network, self._model.ui.theme.hex("text.link"), self.tr("more")))
        return made

    def _link(self, link: str) -> QWidget:
        host, address = label("small"), label("strong", wrap=True)
        shown = link if "://" in link else f"https://{link}"
        host.setText(urlsplit(shown).netloc)
        address.setText(link)
        address.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        made = frame("box", "plain")
        made.layout().addLayout(column(host, address, spacing=2, margins=(10, 8, 10, 8)))  # type: ignore[union-attr]
        return made


class Preview(QWidget):
    """Cards of the shown channels, made anew a moment after a change while the pane is seen."""

    def __init__(self, model: Composer, thumbs: Thumbs) -> None:
        super().__init__()
        self._model = model
        self._thumbs = thumbs
        self._title = label("strong")
        head = frame("line", "bottom", QHBoxLayout)
        head.setFixedHeight(model.ui.theme.px("subHeader"))
        head.layout().addLayout(row(self._title, None, margins=(16, 0, 14, 0)))  # type: ignore[union-attr]
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(16, 14, 6, 14)
        self._list.setSpacing(10)
        self._area = Column(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(head, self._area, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self.show_all)
        for signal in (model.opened, model.shaped):
            signal.connect(self._timer.start)
        model.worded.connect(lambda _source: self._timer.start())
        model.ui.theme.changed.connect(self._timer.start)
        self.retranslate()

    def show_all(self) -> None:
        """Make the cards."""
        model = self._model
        if model.client is None or self.isHidden():
            return
        at = self._area.verticalScrollBar().value()
        empty(self._list)
        places = [model.places[model.scope]] if model.scope in model.places else model.chosen
        for place in places:
            self._list.addWidget(Card(model, self._thumbs, place))
        told = label("caption", wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        told.setText(
            self.tr("Approximate: networks change their layout")
            if places
            else self.tr("Choose a channel to see how it will look")
        )
        self._list.addWidget(told)
        self._list.addStretch(1)
        self._area.verticalScrollBar().setValue(at)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Preview"))
        self._area.setAccessibleName(self.tr("Preview"))
        self._timer.start()

    def showEvent(self, event: object) -> None:
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def rich(text: str, network: str, link: str, more: str) -> str:
    """A text as rich text, its entities in a colour (`#rrggbb`); what is too long for a preview is cut."""
    cut = text[:SHOWN]
    pieces: list[str] = []
    position = 0
    for found in entities.extract(network, cut):
        words = _escaped(cut[found.start : found.end])
        pieces += (_escaped(cut[position : found.start]), f'<span style="color:{link}">{words}</span>')
        position = found.end
    pieces.append(_escaped(cut[position:]))
    if len(text) > SHOWN:
        pieces.append(f"… <b>{html.escape(more)}</b>")
    return "".join(pieces).replace("\n", "<br>")


def _escaped(text: str) -> str:
    """As HTML. Qt breaks lines between words only, so a very long word gets places where it may break."""
    return html.escape(_UNBROKEN.sub("\\1\u200b", text))
