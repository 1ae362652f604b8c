"""Posts on their way to another program: to it they are a calendar file, made when it asks for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QTemporaryDir, QUrl

from smdesk.core.errors import SmdeskError

FILE, CALENDAR = "text/uri-list", "text/calendar"
#: Files that were handed over: whoever took one may read it later, so they stay until the program ends.
_folders: list[QTemporaryDir] = []


class Leaving(QMimeData):
    """What is carried, with a calendar file besides."""

    def __init__(self, carried: QMimeData, make: Callable[[], bytes], name: str) -> None:
        super().__init__()
        for each in carried.formats():
            self.setData(each, carried.data(each))
        self._make = make
        self._name = "".join(letter for letter in name if letter.isalnum() or letter in " -_")[:60].strip() or "smdesk"
        self._made: dict[str, bytes] = {}

    def formats(self) -> list[str]:
        return [*super().formats(), FILE, CALENDAR]

    def hasFormat(self, mime: str) -> bool:
        return mime in {FILE, CALENDAR} or super().hasFormat(mime)

    def retrieveData(self, mime: str, kind: Any) -> Any:
        if mime not in {FILE, CALENDAR}:
            return super().retrieveData(mime, kind)
        try:
            return QByteArray(self._bytes(mime))
        except (SmdeskError, OSError):
            return QByteArray()  # the other program gets nothing; here the posts are moved all the same

    def _bytes(self, mime: str) -> bytes:
        if CALENDAR not in self._made:
            self._made[CALENDAR] = self._make()
        if mime == FILE and FILE not in self._made:
            folder = QTemporaryDir()
            _folders.append(folder)
            file = Path(folder.filePath(f"{self._name}.ics"))
            file.write_bytes(self._made[CALENDAR])
            self._made[FILE] = f"{QUrl.fromLocalFile(str(file)).toString()}\r\n".encode()
        return self._made[mime]
