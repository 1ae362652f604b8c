"""What the library of charts has to say stays its own."""

from __future__ import annotations

import logging

import pytest

from smdesk.reports import charts


def test_on_a_busy_computer_the_log_is_not_told_that_the_list_of_fonts_takes_long(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    library = logging.getLogger("matplotlib.font_manager")
    library.setLevel(logging.NOTSET)

    def slowly(_name: str) -> None:
        library.warning("Matplotlib is building the font cache; this may take a moment.")

    monkeypatch.setattr(charts.importlib, "import_module", slowly)
    charts._import.__wrapped__()
    assert caplog.records == []
