"""Diagnosis: what this installation and this desk are, what is wrong, and a report without secrets to send along."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from smdesk.services.doctor import Diagnosis, Doctor, Probe
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.place import Place
from smdesk.ui.kit.skeleton import stand_in
from smdesk.ui.kit.widgets import button, clear
from smdesk.ui.settings import folders
from smdesk.ui.settings.keeper import Keeper
from smdesk.ui.settings.section import Section
from smdesk.words import Words

translate = QCoreApplication.translate
_MARKS = {"ok": ("check-circle-fill", "success"), "note": ("info-fill", "info"),
          "problem": ("warning-circle-fill", "danger")}  # fmt: skip
#: So many findings there are at least, and how high each is at 100 %.
_PROBES, _ROW = 6, 58


class DiagnosisSection(Section):
    """The same look as `smdesk doctor`, made anew at each visit."""

    def __init__(self, ui: Ui, keeper: Keeper) -> None:
        super().__init__(ui, keeper, lambda: translate("Settings", "Diagnosis"))
        self._doctor = Doctor(ui.runtime.folder, ui.runtime.clock)
        self._found: Diagnosis | None = None
        self._again = button("", self.arrive, size="sm", name="examine")
        self._copy = button("primary", self._copy_report, size="sm", name="copy-report")
        self.say(lambda: self._again.setText(translate("Settings", "Look again")))
        self.say(lambda: self._copy.setText(translate("Settings", "Copy the report")))
        self._probes = self.group(lambda: translate("Settings", "How it stands"), self._state, self._again, self._copy)
        self._more()
        self.say(self._fill)
        self.finish()

    def _more(self) -> None:
        logs = button("", lambda: folders.reveal(self.ui.runtime.folder.logs), size="sm", name="open-logs")
        ledger = button("", lambda: self.asked.emit(Place("publish")), size="sm", name="open-ledger")
        self.say(lambda: logs.setText(translate("Settings", "Open the logs")))
        self.say(lambda: ledger.setText(translate("Settings", "Open publishing")))
        self.group(lambda: translate("Settings", "To look closer")).add(
            self.row(
                lambda: translate("Settings", "Logs"),
                lambda: translate("Settings", "What smdesk did, without texts of posts and without passwords."),
                logs, icon="file-text",
            ),
            self.row(
                lambda: translate("Settings", "Journal of each post"),
                lambda: translate("Settings", "Every attempt to send it, what the network answered, and the proof."),
                ledger, icon="paper-plane-tilt",
            ),
        )  # fmt: skip

    def arrive(self) -> None:
        """Examine, beside everything else."""
        self._again.setEnabled(False)
        self.ui.tasks.run(self._doctor.examine, self._show, self._failed)

    def _show(self, found: Diagnosis) -> None:
        self._found = found
        self._again.setEnabled(True)
        self._probes.tell(self._state())
        self._fill()

    def _failed(self, error: Exception) -> None:
        self._again.setEnabled(True)
        self.keeper.fail(error)

    def _state(self) -> str:
        found = self._found
        if found is None:
            return translate("Settings", "Looking…")
        bad = sum(probe.level == "problem" for probe in found.probes)
        return self.tr("%n thing(s) need you.", "", bad) if bad else translate("Settings", "All is well.")

    def _fill(self) -> None:
        layout = self._probes.card.layout()
        assert layout is not None
        self._probes.rows.clear()
        clear(layout)
        found = self._found
        self._copy.setEnabled(found is not None)
        if found is None:
            layout.addWidget(stand_in(self.ui.theme, _PROBES, _ROW))
        for probe in found.probes if found else ():
            title, text = _said(probe, self.ui.language.words)
            made = self.row(partial(str, title), partial(str, text))
            made.mark(*_MARKS[probe.level])
            self._probes.add(made)

    def _copy_report(self) -> None:
        if self._found is not None:
            QGuiApplication.clipboard().setText(report(self._found, self.ui.language.words))
            told = translate("Settings", "Copied. It holds versions, sizes and states: no texts and no passwords.")
            self.keeper.said.emit(told, False)


def report(found: Diagnosis, words: Words) -> str:
    """All findings as lines of text."""
    lines = []
    for probe in found.probes:
        title, text = _said(probe, words)
        lines.append(f"[{probe.level}] {probe.name}: {title}{f' {text}' if text else ''}")
        lines += [f"    {name}: {value}" for name, value in sorted(_flat(probe.facts).items())]
    return "\n".join(lines) + "\n"


def _said(probe: Probe, words: Words) -> tuple[str, str]:
    """What a finding is, and what to do about it."""
    if probe.error is not None:
        said = words.error(probe.error)
        return said.what, " ".join(part for part in (said.why, said.do) if part)
    if probe.facts.get("pid") == os.getpid():
        return translate("Settings", "This window has the desk open"), ""
    title = words.t(probe.key, **_flat(probe.facts))
    more = probe.name == "versions"
    return title, ", ".join(f"{name} {value}" for name, value in probe.facts.items()) if more else ""


def _flat(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts for a sentence; what is a mapping becomes its parts in words."""
    return {
        name: ", ".join(f"{key} {number}" for key, number in value.items()) if isinstance(value, Mapping) else value
        for name, value in facts.items()
    }
