"""A small table of texts with a figure each, written and put in order in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QWidget

from smdesk.ui.kit.forms import set_invalid
from smdesk.ui.kit.listedit import Lines
from smdesk.ui.kit.theme import Theme


class CountedListEdit(Lines):
    """`value` is a tuple of pairs, a text and what is typed as its figure. A figure that `reads` refuses is marked."""

    _looks = ("plain", "figure")

    def __init__(
        self, theme: Theme, reads: Callable[[str], bool], parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(theme, parent, name=name)
        self._reads = reads
        self.changed.connect(self._mark)

    @property
    def value(self) -> tuple[tuple[str, str], ...]:
        """The lines in their order, without those in which nothing stands."""
        return tuple((text, figure) for text, figure in self._texts())

    def set_value(self, pairs: Iterable[Sequence[str]]) -> None:
        """Show others; the focus stays. No signal."""
        self._show(tuple((pair[0], pair[1]) for pair in pairs))
        self._mark()

    def _given(self) -> object:
        return self.value

    def _mark(self) -> None:
        for line in self._lines:
            text, figure = line.cells
            set_invalid(figure, bool(figure.value) and not self._reads(figure.value))
            set_invalid(text, bool(figure.value) and not text.value)
