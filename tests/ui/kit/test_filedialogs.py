"""Qt's own file dialog, where a desktop has none: in the language of the window, whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QApplication, QFileIconProvider

from smdesk.ui.kit import filedialogs
from smdesk.ui.kit.i18n import Language


@pytest.mark.parametrize(("language", "said"), [("en", "Folder"), ("es", "Carpeta")])
def test_the_list_of_files_calls_a_folder_so_in_each_language(
    qapp: QApplication, tmp_path: Path, language: str, said: str
) -> None:
    spoken = Language(qapp, language)
    try:
        assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == said  # what Qt puts there by itself
        assert filedialogs.kind_of_folder() == said
    finally:
        spoken.deleteLater()
