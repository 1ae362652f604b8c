"""One medium in the strip: its picture, its place, and whether it has a text that stands for it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication

from smdesk.core.content import MediaItem
from smdesk.ui.kit import icons
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.thumbs import Thumbs, mark_of

SIZE = QSize(72, 90)


class Tile(QAbstractButton):
    """Left and right go along the strip, with Ctrl they move the medium; Enter describes it, C crops it."""

    went = Signal(int)  # -1, +1: to the neighbour
    moved = Signal(int)  # -1, +1: change places
    removed = Signal()
    chosen = Signal()
    described = Signal()
    crop = Signal()
    dragged = Signal(QPoint)  # it is to be dragged away, held at this point

    def __init__(self, ui: Ui, thumbs: Thumbs, item: MediaItem, place: int) -> None:
        super().__init__()
        self._ui = ui
        self._thumbs = thumbs
        self.item = item
        self.place = place
        self._pressed: QPoint | None = None
        self._landing = False
        self.setFixedSize(SIZE.width() * ui.theme.px(100) // 100, SIZE.height() * ui.theme.px(100) // 100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.clicked.connect(lambda _checked=False: self.chosen.emit())
        thumbs.came.connect(self._came)
        self.retranslate()

    @property
    def missing(self) -> bool:
        """True when the bytes are not in the media folder any more, or are no picture."""
        return self.item.sha256 in self._thumbs.broken

    def land(self, *, here: bool) -> None:
        """Whether a medium that is carried would come to this place."""
        if here != self._landing:
            self._landing = here
            self.update()

    def retranslate(self) -> None:
        kinds = {
            "video": self.tr("video"), "gif": self.tr("animation"), "audio": self.tr("sound"),
            "document": self.tr("document"),
        }  # fmt: skip
        kind = kinds.get(self.item.kind, self.tr("picture"))
        alt = self.item.alt.strip() or self.tr("no alternative text")
        name = f"{self.place + 1}: {kind} {self.item.filename}, {alt}"
        self.setAccessibleName(name)
        size = self._ui.language.words.facts.size(self.item.size)
        width, height = self.item.shape
        shape = f"{width} × {height}, " if width else ""
        gone = "\n" + self.tr("Its file is missing: find it again, or take it out.") if self.missing else ""
        self.setToolTip(f"{self.item.filename}\n{shape}{size}\n{alt}{gone}")
        self.setAccessibleDescription(gone.strip())

    def _came(self, sha256: str) -> None:
        if sha256 == self.item.sha256:
            self.retranslate()
            self.update()

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._ui.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(rect, theme.px(6), theme.px(6))
        painter.save()
        painter.setClipPath(path)
        painter.fillPath(path, theme.color("bg.pressed"))
        self._picture(painter, rect)
        painter.restore()
        place = QRectF(rect.right() - theme.px(22), rect.top() + theme.px(4), theme.px(18), theme.px(18))
        self._tag(painter, place, str(self.place + 1), theme.color("bg.tooltip"), theme.color("text.onTooltip"), 9)
        self._mark(painter, rect)
        if self._landing:
            self._place(painter, rect)
            return
        focus = self.hasFocus()
        if focus or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = theme.color("accent.focus" if focus else "border.selected")
            for inset, color, width in ((1.0, ring, 2.0), (2.5, theme.color("bg.surface"), 1.0)):
                painter.setPen(QPen(color, width))
                inner = rect.adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(inner, theme.px(6) - inset, theme.px(6) - inset)

    def _place(self, painter: QPainter, rect: QRectF) -> None:
        """Where what is carried would land."""
        theme = self._ui.theme
        ground = QColor(theme.color("accent.soft"))
        ground.setAlphaF(0.6)
        pen = QPen(theme.color("accent.focus"), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))

    def _picture(self, painter: QPainter, rect: QRectF) -> None:
        theme, ratio = self._ui.theme, self.devicePixelRatioF()
        found = self._thumbs.get(self.item, rect.size().toSize(), ratio)
        if found is not None:
            painter.drawPixmap(rect.topLeft(), found)
            return
        kind = self.item.kind
        name = mark_of(kind)
        color = theme.semantic("danger").fg if self.missing else theme.color("text.secondary")
        drawn = icons.pixmap(name, color, theme.px(22), ratio)
        centre = rect.center() - QPoint(theme.px(11), theme.px(18)).toPointF()
        painter.drawPixmap(centre, drawn)
        if self.length:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text.secondary"))
            below = rect.adjusted(0, theme.px(24), 0, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.length)

    @property
    def length(self) -> str:
        """How long a video or a document is; "" where unknown."""
        if self.item.pages:
            return self.tr("%n page(s)", "", self.item.pages)
        minutes, seconds = divmod(round(self.item.duration_s), 60)
        return f"{minutes}:{seconds:02}" if self.item.duration_s else ""

    def _mark(self, painter: QPainter, rect: QRectF) -> None:
        """The ALT tag: on the marker's ground while there is none."""
        theme = self._ui.theme
        has = bool(self.item.alt.strip())
        text = "✓ ALT" if has else "ALT"
        width = theme.px(42 if has else 30)
        place = QRectF(rect.left() + theme.px(4), rect.bottom() - theme.px(20), width, theme.px(16))
        tint = theme.semantic("warning")
        ground = theme.color("bg.tooltip") if has else tint.fg
        words = theme.color("text.onTooltip") if has else tint.bg
        self._tag(painter, place, text, ground, words, 4)

    def _tag(self, painter: QPainter, rect: QRectF, text: str, ground: QColor, words: QColor, radius: int) -> None:
        theme = self._ui.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, theme.px(radius), theme.px(radius))
        font = QFont(theme.font("micro"))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(words)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # -- keys and mouse -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, ctrl = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if step is not None:
            (self.moved if ctrl else self.went).emit(step)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif key == Qt.Key.Key_C and not event.modifiers():
            self.crop.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.described.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        self.setDown(False)
        self.dragged.emit(event.position().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()
