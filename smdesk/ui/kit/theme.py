"""The look of the program: design tokens by role, as colours, fonts, pixel sizes, one style sheet and one palette."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from smdesk.core import contrast, resources
from smdesk.core.records import dataclass
from smdesk.ui.kit import qss
from smdesk.ui.kit.letters import letters

LIGHT, DARK, SYSTEM = "light", "dark", "system"
#: Durations of movement; with reduced motion they are none. The others are time for the person to read or to act.
_MOVEMENT = frozenset({"hover", "fast", "base", "panel"})
#: Heights of rows that the compact density makes lower, and how much of them is left.
_ROWS = frozenset({"row", "rowTwoLine", "rowInbox", "rowToday", "rowTable", "ideaCard"})
_COMPACT = 0.82
#: With high contrast these roles look like those (SCREENS 2.2).
_STRONGER = {
    "border.subtle": "border.control",
    "border.default": "border.strong",
    "border.control": "border.strong",
    "text.tertiary": "text.primary",
    "text.secondary": "text.primary",
}

#: Serif families for titles, the best first; the system's own serif stands at the end.
SERIFS = ["Source Serif 4", "Source Serif Pro", "Georgia", "Noto Serif", "DejaVu Serif", "serif"]
TEXTS = ["Inter"]
#: Networks that the tokens know by another name.
_NETWORKS = {"google_business": "google", "wordpress": "blog"}


@dataclass(frozen=True, slots=True)
class Tint:
    """A foreground and the background it stands on."""

    fg: QColor
    bg: QColor


@dataclass(frozen=True, slots=True)
class Pillar:
    """The colours of a pillar: its bar, its ground, and its name on that ground."""

    solid: QColor
    soft: QColor
    text: QColor


class Theme(QObject):
    """Tokens of the mode that shows now. One for the application; whoever paints asks it at every paint."""

    changed = Signal()

    def __init__(self, app: QApplication, *, mode: str = SYSTEM, scale: int = 100, styled: bool = True) -> None:
        """`mode` is light, dark or system; `scale` in percent, 90 to 150. With `styled` False, `style` is to follow."""
        super().__init__(app)
        self._app = app
        self._wish = mode
        self._scale = scale
        self._compact = self._still = self._system_font = False
        self._held = self._waits = False
        self._styled = styled
        self._sheet = ""
        self._contrast = SYSTEM
        self._tokens: dict[str, Any] = json.loads(resources.path("themes", "tokens.json").read_text(encoding="utf-8"))
        self._pictures = QTemporaryDir()
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int, float, tuple[str, ...]], QFont] = {}
        self._dress: dict[int, str] = {}
        self._letters: dict[int, str] = {}
        _load_serif()
        style = QStyleFactory.create("Fusion")
        if style is not None:
            app.setStyle(style)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._hints = app.styleHints()  # kept: PySide ends what hangs on a wrapper together with the wrapper
        self._wishes = self._hints.accessibility()
        self._wishes.contrastPreferenceChanged.connect(self._contrast_changed)
        self.apply()

    # -- choosing -----------------------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """The mode that shows: light or dark."""
        if self._wish != SYSTEM:
            return self._wish
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    @property
    def wish(self) -> str:
        """What was asked for: light, dark or system."""
        return self._wish

    def choose(self, mode: str) -> None:
        """Another mode, at once and without a restart; nothing is done anew where it shows already."""
        before, self._wish = self.mode, mode
        if self.mode != before:
            self.apply()

    def set_scale(self, percent: int) -> None:
        """Another size of everything, in percent."""
        if percent != self._scale:
            self._scale = percent
            self.apply()

    @property
    def scale(self) -> int:
        """The size of everything, in percent."""
        return self._scale

    def set_compact(self, compact: bool) -> None:
        """Lower rows, and the small chips in calendars."""
        if compact != self._compact:
            self._compact = compact
            self.apply()

    @property
    def compact(self) -> bool:
        """True while the person wants more on the screen."""
        return self._compact

    def set_system_font(self, system: bool) -> None:
        """The computer's own font in place of ours."""
        if system != self._system_font:
            self._system_font = system
            self.apply()

    def set_contrast(self, wish: str) -> None:
        """High contrast: on, off or system."""
        before, self._contrast = self.high_contrast, wish
        if self.high_contrast != before:
            self.apply()

    @property
    def high_contrast(self) -> bool:
        """True while lines and words stand out more."""
        if self._contrast != SYSTEM:
            return self._contrast == "on"
        return self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast

    def set_still(self, still: bool) -> None:
        """Reduced motion: nothing slides or fades; `ms` of a movement is 0 then."""
        self._still = still

    @property
    def still(self) -> bool:
        """True when nothing is to move."""
        return self._still

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes, and one look at the end: each costs a new style of every widget."""
        self._held = True
        self._waits = False
        try:
            yield
        finally:
            self._held = False
            if self._waits:
                self.apply()

    def apply(self) -> None:
        """Hand the tokens to Qt: font, palette, style sheet."""
        if self._held:
            self._waits = True
            return
        self._colors.clear()
        self._app.setFont(self.font("body"))
        self._app.setProperty("scale", self._scale)  # for what is shown without being handed the theme
        self._app.setPalette(self._palette())
        self._sheet = qss.sheet(self, Path(self._pictures.path()))
        if self._styled:
            self.style()
        self.changed.emit()

    def style(self) -> None:
        """Hand over the style sheet, from now on: after a window has been built and before it shows.

        Under a style sheet Qt works out the look of a widget, and of all in it, each time that it changes its parent:
        a quarter of the time that building a window takes.
        """
        self._styled = True
        if self._sheet != self._app.styleSheet():  # the dearest thing that can be done to a window
            self._app.setStyleSheet(self._sheet)

    @Slot()
    def _system_changed(self) -> None:
        if self._wish == SYSTEM:
            self.apply()

    @Slot()
    def _contrast_changed(self) -> None:
        if self._contrast == SYSTEM:
            self.apply()

    # -- asking -------------------------------------------------------------------------------------------------

    def color(self, role: str, mode: str = "") -> QColor:
        """A colour by role: `text.secondary`, `bg.canvas`; of the mode that shows, or of the one named.

        Raises KeyError for a role that is not in the tokens.
        """
        key = f"{role}/{mode}"
        found = self._colors.get(key)
        if found is None:
            group, name = (_STRONGER.get(role, role) if self.high_contrast else role).split(".")
            found = self._colors[key] = QColor(self._tokens["color"][mode or self.mode][group][name])
        return found

    def hex(self, role: str, mode: str = "") -> str:
        """The same as `#rrggbb`."""
        return self.color(role, mode).name()

    def status(self, name: str) -> Tint:
        """The colours of a status (`scheduled`, `due`, ...); what has no drawing looks like a draft."""
        data = self._tokens["status"].get(name, self._tokens["status"]["draft"])[self.mode]
        return Tint(QColor(data["fg"]), QColor(data["bg"]))

    def semantic(self, name: str) -> Tint:
        """The colours of success, info, warning, danger or crisis."""
        data = self._tokens["semantic"][name][self.mode]
        return Tint(QColor(data["fg"]), QColor(data["bg"]))

    def network(self, name: str) -> QColor:
        """The colour of a network's mark; one that has none is drawn in the accent."""
        data = self._tokens["network"].get(_NETWORKS.get(name, name))
        return QColor(data[self.mode]) if data else self.color("accent.base")

    def network_icon(self, name: str) -> str:
        """The drawing of a network's mark, as `kit.iconfont` takes it."""
        data = self._tokens["network"].get(_NETWORKS.get(name, name), {})
        return str(data.get("icon", "ph.globe-simple")).removeprefix("ph.")

    def pillar(self, color: str, mode: str = "") -> Pillar:
        """The colours of a pillar by the name of its colour; one that has none looks like `value`."""
        data = self._tokens["pillar"].get(color, self._tokens["pillar"]["value"])[mode or self.mode]
        return Pillar(QColor(data["solid"]), QColor(data["soft"]), QColor(data["text"]))

    @property
    def client_colors(self) -> dict[str, QColor]:
        """The palette of clients by name."""
        return {name: QColor(value) for name, value in self._tokens["clientPalette"].items()}

    def dress(self, colors: Mapping[int, str], names: Mapping[int, str]) -> None:
        """Which colour each client has chosen, by name ("" leaves it to its number), and what each is called."""
        self._dress = {client: color for client, color in colors.items() if color in self._tokens["clientPalette"]}
        self._letters = letters(names)

    def letter(self, client_id: int, name: str) -> str:
        """What stands on a client's tile."""
        return self._letters.get(client_id) or name[:1].upper()

    def client(self, client_id: int) -> QColor:
        """The colour of a client's tile, the same in both modes."""
        palette = self._tokens["clientPalette"]
        name = self._dress.get(client_id) or list(palette)[(client_id - 1) % len(palette)]
        return QColor(palette[name])

    def line(self, color: QColor, ground: str = "bg.surface") -> QColor:
        """A colour as a line or a bar, in the nearest shade that is seen on the ground (3 to 1, as WCAG 2 asks)."""
        return QColor(contrast.readable(color.name(), self.color(ground).name(), contrast.LARGE))

    def px(self, size: str | int | float) -> int:
        """A size token, or pixels at 100 %, as device-independent pixels at the present scale."""
        value: float = self._tokens["size"][size] if isinstance(size, str) else size
        if self._compact and size in _ROWS:
            value *= _COMPACT
        return round(value * self._scale / 100)

    def space(self, step: int) -> int:
        """A step of the spacing scale, in pixels."""
        return self.px(self._tokens["space"][str(step)])

    def ms(self, name: str) -> int:
        """A duration token, in milliseconds; with reduced motion what moves takes no time."""
        return 0 if self._still and name in _MOVEMENT else int(self._tokens["duration"][name])

    def type_px(self, name: str) -> int:
        """The font size of a step of the type scale, in whole pixels, as a style sheet takes it."""
        size: float = self._tokens["type"]["scale"][name]["size"]
        return round(size * self._scale / 100)

    def font(self, name: str) -> QFont:
        """A step of the type scale: `body`, `small`, `title2`; or of a component: `tag`. Figures are of equal width.

        A copy of one that is kept: whoever paints asks for every text, and a font made anew is looked for anew.
        """
        screen = QGuiApplication.primaryScreen()
        dpi = screen.logicalDotsPerInchY() if screen else 96.0
        key = (name, self._scale, dpi, tuple(self._families(name)))
        if key not in self._fonts:
            self._fonts[key] = self._font(*key)
        return QFont(self._fonts[key])

    def _font(self, name: str, scale: int, dpi: float, families: tuple[str, ...]) -> QFont:
        scales = self._tokens["type"]["scale"]
        data = scales[name] if name in scales else self._tokens["component"][name]
        font = QFont()
        font.setFamilies(families)
        size = data["size"] * scale / 100
        if size == int(size):
            font.setPixelSize(int(size))
        else:  # pixel sizes are whole numbers in Qt; points are not
            font.setPointSizeF(size * 72 / dpi)
        font.setWeight(QFont.Weight(data["weight"]))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        spacing = self._tokens["type"]["features"]["letterSpacing"].get(name)
        if spacing is not None:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return font

    @cached_property
    def text_families(self) -> list[str]:
        """Families of running text, the best first."""
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
        return _installed([*TEXTS, *system, "DejaVu Sans"])

    @cached_property
    def title_families(self) -> list[str]:
        """Families of titles, the best first."""
        return _installed(SERIFS)

    def _families(self, name: str) -> list[str]:
        if self._system_font and name != "mono":
            return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
        if name in {"title1", "title2", "display"}:
            return self.title_families
        if name == "mono":
            return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        return self.text_families

    def _palette(self) -> QPalette:
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        palette = QPalette()
        for name, token in _PALETTE.items():
            palette.setColor(getattr(role, name), self.color(token))
        palette.setColor(role.BrightText, self.semantic("danger").fg)
        for name in ("WindowText", "Text", "ButtonText", "HighlightedText"):
            palette.setColor(group.Disabled, getattr(role, name), self.color("text.disabled"))
        palette.setColor(group.Disabled, role.Button, self.color("bg.disabled"))
        return palette


_PALETTE = {
    "Window": "bg.canvas",
    "WindowText": "text.primary",
    "Base": "bg.surface",
    "AlternateBase": "bg.sunken",
    "Text": "text.primary",
    "PlaceholderText": "text.tertiary",
    "Button": "bg.surface",
    "ButtonText": "text.primary",
    "Highlight": "bg.selected",
    "HighlightedText": "text.primary",
    "ToolTipBase": "bg.tooltip",
    "ToolTipText": "text.onTooltip",
    "Link": "text.link",
    "Light": "bg.raised",
    "Mid": "border.default",
    "Dark": "border.control",
    "Accent": "accent.base",
}


@cache
def _load_serif() -> None:
    """The serif of the titles, from the package that brings it; without it the system's own is taken."""
    found = importlib.util.find_spec("font_source_serif_pro")
    if found is not None and found.origin is not None:
        for weight in ("Regular", "Semibold"):
            QFontDatabase.addApplicationFont(str(Path(found.origin).parent / "files" / f"SourceSerifPro-{weight}.otf"))


def _installed(wishes: list[str]) -> list[str]:
    """The wishes that are there; all of them when none is, so that Qt chooses."""
    have = set(QFontDatabase.families())
    return [name for name in wishes if name in have] or wishes
