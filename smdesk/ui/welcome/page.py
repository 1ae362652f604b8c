"""The first page of an empty desk: a client of one's own, or the example desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QStackedWidget, QWidget

from smdesk import __version__
from smdesk.core.events import Event, PostsChanged
from smdesk.services.practice import Filled, PracticeService
from smdesk.ui.kit import icons
from smdesk.ui.kit.banner import Banner, Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.messages import sentence
from smdesk.ui.kit.widgets import Page, button, column, fit_bold, frame, label, row, surface
from smdesk.ui.welcome.form import ClientForm

#: Below this width the drawing leaves its place to the choices (SCREENS 5.17).
WIDE = 1240


class Month(QWidget):
    """A month of a calendar with some of its days taken."""

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.setFixedSize(QSize(430, 330))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = self._ui.theme
        ground, soft = QColor(theme.color("accent.base", "light")), theme.color("accent.soft", "light")
        marker = theme.color("marker.base", "light")
        for place in range(35):
            cell = QRectF(place % 7 * 62, place // 7 * 66, 54, 58)
            day = place - 2
            painter.setBrush(ground if 1 <= day <= 31 else theme.color("accent.hover", "light"))
            painter.setOpacity(1.0 if 1 <= day <= 31 else 0.5)
            painter.drawRoundedRect(cell, 6, 6)
            if 1 <= day <= 31 and day * 7 % 5 in {0, 2}:
                painter.setBrush(marker if day % 4 == 1 else soft)
                painter.setOpacity(0.95 if day % 4 == 1 else 0.75)
                painter.drawRoundedRect(cell.adjusted(6, 26, -6, -6), 3, 3)
        painter.setOpacity(1.0)
        painter.setPen(soft)
        painter.setFont(theme.font("caption"))
        for day in range(1, 32):
            place = day + 2
            painter.drawText(QRectF(place % 7 * 62 + 7, place // 7 * 66 + 5, 40, 16), str(day))


class Choice(QFrame):
    """A card with an icon, a title, a sentence and a button."""

    def __init__(self, ui: Ui, icon: str, kind: str, act: Callable[[], object], name: str) -> None:
        super().__init__()
        self._ui, self._icon = ui, icon
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.title, self.text = label("title2"), label("secondary", wrap=True)
        self.button: QPushButton = button(kind, act, size="lg", name=name)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(20, 18, 20, 18)
        inner.setSpacing(18)
        inner.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(column(self.title, self.text, spacing=4), 1)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        ui.theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        color = self._ui.theme.color("accent.base")
        self._mark.setPixmap(icons.pixmap(self._icon, color, 28, self.devicePixelRatioF()))

    def say(self, title: str, text: str, act: str) -> None:
        """Its words."""
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(act)
        self.button.setAccessibleName(f"{title}: {act}")


class WelcomePage(Page):
    """`ready` is emitted when the desk has something; `speak` asks for another language (en, es)."""

    ready = Signal()
    speak = Signal(str)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self._made = 0
        self._busy = False
        surface(self, "canvas")
        self._hero = self._panel()
        self.form = ClientForm(ui)
        self._steps = QStackedWidget()
        self.form.left.connect(self._leave_form)
        self.form.done.connect(self.ready)
        self._steps.addWidget(self._choices())
        self._steps.addWidget(self.form)
        self.problem = Banner(ui.theme)
        self._steps.setMaximumWidth(ui.theme.px(760))
        side = column(self.problem, self._steps, spacing=14, margins=(56, 56, 56, 28))
        self.setLayout(row(self._hero, spacing=0))
        own = self.layout()
        assert isinstance(own, QHBoxLayout)
        own.addLayout(side, 1000)
        own.addStretch(1)
        ui.bridge.heard.connect(self._hear)
        self.retranslate()

    def _panel(self) -> QWidget:
        panel = surface(QWidget(), "hero")
        mark = QLabel()
        mark.setPixmap(icons.application().pixmap(52, 52))
        self._motto, self._under = label("display", wrap=True), label("lead", wrap=True)
        for each in (self._motto, self._under):
            each.setProperty("tone", "hero")
        panel.setLayout(
            column(
                mark, 22, self._motto, self._under, None, Month(self._ui), None, spacing=10, margins=(62, 62, 50, 40)
            )
        )
        panel.setFixedWidth(self._ui.theme.px(540))
        return panel

    def _choices(self) -> QWidget:
        self._title = label("title1")
        segments = frame("role", "segments", QHBoxLayout)
        self._languages: dict[str, QPushButton] = {}
        inner = segments.layout()
        assert isinstance(inner, QHBoxLayout)
        inner.setContentsMargins(2, 2, 2, 2)
        for code, name in (("es", "Español"), ("en", "English")):
            made = button("segment", partial(self.speak.emit, code), name=f"speak-{code}")
            made.setText(name)
            fit_bold(made, 26)
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(self._ui.language.code == code)
            self._languages[code] = made
            inner.addWidget(made)
        self.own = Choice(self._ui, "storefront", "primary", self.begin, "first-client")
        self.example = Choice(self._ui, "compass", "", self.explore, "example-desk")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._job = label("small", wrap=True)
        self._place, self._version = label("small", wrap=True, select=True), label("caption")
        page = QWidget()
        page.setLayout(
            column(
                row(self._title, None, segments), 4, self.own, self.example, self._job, self._bar, 8, self._place,
                None, row(None, self._version), spacing=10,
            )
        )  # fmt: skip
        return page

    # -- acting -------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """To the first client."""
        self._steps.setCurrentIndex(1)
        self.form.start()

    def _leave_form(self) -> None:
        self._steps.setCurrentIndex(0)

    def explore(self) -> None:
        """Make the example desk; it is really published on the practice network, which takes a few seconds."""
        if self._busy:
            return
        self._made = 0
        self._set_busy(True)
        runtime, language = self._ui.runtime, self._ui.language.code
        service = PracticeService(runtime.db, runtime.clock, runtime.media, runtime.accounts, runtime.folder.practice)
        self._ui.tasks.run(lambda: service.fill(language), self._filled, self._failed)

    @property
    def busy(self) -> bool:
        """True while something is being made here; the page is not to be left under the person's hands."""
        return self._busy or self._steps.currentIndex() == 1

    def _filled(self, _made: Filled) -> None:
        self._set_busy(False)
        self.ready.emit()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        told = sentence(error, self._ui.language.words)
        self.problem.tell(Notice("danger", told.what, " ".join(part for part in (told.why, told.do) if part)))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._bar.setVisible(busy)
        for choice in (self.own, self.example):
            choice.button.setEnabled(not busy)
        self._say_job()

    def _hear(self, event: Event) -> None:
        if self._busy and isinstance(event, PostsChanged):
            self._made += max(1, len(event.ids))
            self._say_job()

    def _say_job(self) -> None:
        self._job.setVisible(self._busy)
        text = self.tr("Making the example desk: %n post(s) so far.", "", self._made)
        self._job.setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.own.button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hero.setVisible(self.width() >= self._ui.theme.px(WIDE))

    def retranslate(self) -> None:
        self._motto.setText(self.tr("Your month of posts, on your desk"))
        self._under.setText(self.tr("Plan, publish on time and exactly once, and see the proof. All on your own disk."))
        self._title.setText(self.tr("Where do we begin?"))
        self.own.say(
            self.tr("My first client"),
            self.tr("Or your own business. Name, time zone and one channel: about a minute."),
            self.tr("Begin"),
        )
        self.example.say(
            self.tr("Explore with the example desk"),
            self.tr(
                "A bakery and a bicycle workshop with their month half done, published on a practice network. "
                "Nothing leaves this computer."
            ),
            self.tr("Explore"),
        )
        self._place.setText(
            self.tr("Your data live in %1. There is no account and no server.").replace(
                "%1", str(self._ui.runtime.folder.root)
            )
        )
        self._version.setText(f"smdesk {__version__}")
        for code, made in self._languages.items():
            made.setChecked(self._ui.language.code == code)
        self._say_job()
