"""Acts on audits with their way back: made at once, told, and pushed on the window's undo stack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from smdesk.ui.kit.acts import Acts


class Deeds(Acts):
    """What is done with an audit and with competitors."""

    def do(
        self, text: str, act: Callable[[], Any], back: Callable[[Any], object], *, tell: bool = False,
        again: Callable[[Any], object] | None = None,
    ) -> Any:  # fmt: skip
        """Do it; None where it was refused. `back` is given what `act` gave, the last time it was done.

        `again` is what doing it once more is, where that is not the same act.
        """
        known: list[Any] = []
        if not self.succeeds(lambda: known.append(act())):
            return None

        def redo() -> None:
            if again is not None:
                again(known[0])
            else:
                known[0] = act()

        self.keep(text, redo, lambda: back(known[0]))
        if tell:
            self.said.emit(text, True)
        return known[0]

    def turn_finding(self, finding: int, into: str) -> None:
        """Make an objective, a task or an idea of a finding."""
        findings = self._ui.runtime.findings
        self.do(self._turned(into), lambda: findings.turn(finding, into), lambda _made: findings.unturn(finding),
                tell=True)  # fmt: skip

    def turn_item(self, audit: int, item: int, into: str) -> None:
        """The same for an entry of the SWOT."""
        findings = self._ui.runtime.findings
        self.do(self._turned(into), lambda: findings.turn_item(audit, item, into),
                lambda link: findings.unturn_item(audit, item, link), tell=True)  # fmt: skip

    def _turned(self, into: str) -> str:
        return {
            "objective": self.tr("It is an objective now"),
            "task": self.tr("It is a task now"),
            "idea": self.tr("It is an idea now"),
        }[into]
