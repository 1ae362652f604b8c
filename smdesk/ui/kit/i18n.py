"""The language of the window: Qt's translators and our sentences, changed together and at once."""

from __future__ import annotations

import os
from datetime import date, datetime, time

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QDate,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
)

from smdesk.core import resources
from smdesk.words import Words, best_language

SYSTEM = "system"
# Names of keys as they stand on keyboards, in the place of Qt's own translation (“Control+N”, “Suprimir”).
KEY_NAMES = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"),
    QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),
)
#: Territory for dates and numbers where the system's own language is another one.
_TERRITORY = {"en": "en_GB", "es": "es_ES"}


class Language(QObject):
    """What the window speaks. Every widget gets Qt's LanguageChange event when it changes."""

    def __init__(self, app: QCoreApplication, wish: str = SYSTEM) -> None:
        """`wish` is en, es or system."""
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = ""
        self.words: Words
        self.locale: QLocale
        self._time_format = SYSTEM
        self.choose(wish)

    def choose(self, wish: str) -> None:
        """Speak another language from now on."""
        asked = None if wish == SYSTEM else wish
        code = best_language(asked, os.environ.get("SMDESK_LANG"), QLocale.system().name())
        if code == self.code:
            return
        self.code = code
        self.words = Words(code, window=True)
        self._set_clock()
        system = QLocale.system()
        self.locale = system if system.name().startswith(code) else QLocale(_TERRITORY[code])
        QLocale.setDefault(self.locale)
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []
        self._install(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"smdesk_{code}", str(resources.path("i18n")))

    def choose_clock(self, time_format: str) -> None:
        """Tell the time as `24h`, `12h` or `system` from now on; widgets hear of it as of another language."""
        self._time_format = time_format
        before = self.twelve_hours
        self._set_clock()
        if self.twelve_hours != before:
            QCoreApplication.postEvent(self._app, QEvent(QEvent.Type.LanguageChange))

    @property
    def twelve_hours(self) -> bool:
        """True for `9:05 pm`."""
        return self.words.facts.twelve_hours

    def _set_clock(self) -> None:
        wish = self._time_format
        self.words.facts.twelve_hours = system_twelve_hours() if wish == SYSTEM else wish == "12h"

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):  # English has no file for most of Qt's own words: it is their source
            self._translators.append(translator)
            self._app.installTranslator(translator)
        else:
            translator.deleteLater()

    def day(self, day: date, today: date) -> str:
        """`Tuesday 24 November`; the year where it is another one; and a word for the days around today."""
        translate = QCoreApplication.translate
        pattern = translate("Dates", "dddd d MMMM")
        if day.year != today.year:
            pattern = translate("Dates", "dddd d MMMM yyyy")
        name = self.locale.toString(QDate(day.year, day.month, day.day), pattern)
        near = {
            -1: translate("Dates", "Yesterday, %1"),
            0: translate("Dates", "Today, %1"),
            1: translate("Dates", "Tomorrow, %1"),
        }.get((day - today).days)
        return near.replace("%1", name) if near else name[:1].upper() + name[1:]

    def clock(self, moment: datetime | time) -> str:
        """`09:00` or `9:00 am`, with seconds where there are any."""
        return self.words.facts.clock(moment)

    def span(self, seconds: float) -> str:
        """A length of time in its two largest units: `2 h 5 min`."""
        return self.words.facts.duration(seconds)


def system_twelve_hours() -> bool:
    """True where this computer's own clock shows hours as `9:05 pm`."""
    return "a" in QLocale.system().timeFormat(QLocale.FormatType.ShortFormat).casefold()


def capital(text: str) -> str:
    """The text with a capital at its beginning, and nothing else changed; the program's own name is written small."""
    return text if text.startswith("smdesk") else text[:1].upper() + text[1:]
