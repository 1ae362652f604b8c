"""Ratings as fields: a line for each site, its average and counts, and how the stars are spread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smdesk.core.audit.shapes import STARS, Rating
from smdesk.ui.dossier.audit import numbers
from smdesk.ui.kit import icons, taborder
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.widgets import button, clear, label

_FIELDS = ("site", "value", "count", "unanswered")


class _Site(QWidget):
    """One site."""

    changed = Signal()
    gone = Signal()

    def __init__(self, ui: Ui, rating: Rating) -> None:
        super().__init__()
        self._ui = ui
        self.fields: dict[str, QLineEdit] = {name: QLineEdit() for name in (*_FIELDS, *map(str, STARS))}
        self.remove: QPushButton = button("icon", self.gone.emit, size="sm")
        self.remove.setIcon(icons.icon("x", ui.theme, "text.tertiary"))
        self.remove.setAccessibleName(self.tr("Remove"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(ui.theme.px(4))
        names = {"site": self.tr("Site"), "value": self.tr("Average"), "count": self.tr("Reviews"),
                 "unanswered": self.tr("No reply")}  # fmt: skip
        spans = {"site": (0, 0, 2), "value": (0, 2, 1), "count": (0, 3, 1), "unanswered": (0, 4, 1)}
        for name, field in self.fields.items():
            field.setProperty("sized", "sm")
            field.setMinimumWidth(ui.theme.px(30))
            stars = self.tr("%1 star") if name == "1" else self.tr("%1 stars")
            told = names.get(name) or stars.replace("%1", name)
            field.setAccessibleName(told)
            field.setToolTip(told)
            field.setPlaceholderText(told if name in names else f"{name}★")
            field.editingFinished.connect(self.changed)
            line, column, span = spans.get(name, (1, 5 - int(name) if name.isdigit() else 0, 1))
            grid.addWidget(field, line, column, 1, span)
        grid.addWidget(self.remove, 0, 5)
        for place in range(5):
            grid.setColumnStretch(place, 1)
        self.show_rating(rating)

    def show_rating(self, rating: Rating) -> None:
        """Show this one."""
        texts = {"site": rating.site}
        for name in _FIELDS[1:]:
            texts[name] = numbers.shown(self._ui, getattr(rating, name))
        for star, count in zip(STARS, rating.stars or ("",) * len(STARS), strict=False):
            texts[str(star)] = str(count)
        for name, text in texts.items():
            if self.fields[name].text() != text and not self.fields[name].hasFocus():
                self.fields[name].setText(text)


class RatingsEdit(QWidget):
    """`changed` when a field is left; `sites` are the lines."""

    changed = Signal(object)

    def __init__(self, ui: Ui) -> None:
        super().__init__()
        self._ui = ui
        self.sites: list[_Site] = []
        self._heads = [label("caption") for _ in _FIELDS]
        heads = QGridLayout()
        heads.setSpacing(ui.theme.px(4))
        heads.setContentsMargins(0, 0, ui.theme.px("controlSmall") + ui.theme.px(4), 0)
        for place, (head, span) in enumerate(zip(self._heads, (2, 1, 1, 1), strict=True)):
            heads.addWidget(head, 0, place + (place > 0), 1, span)
        for place in range(5):
            heads.setColumnStretch(place, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(ui.theme.px(8))
        self.add = button("ghost", self.begin, size="sm", name="add-rating")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(ui.theme.px(4))
        box.addLayout(heads)
        box.addLayout(self._lines)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def taken(self) -> tuple[tuple[str, ...], ...]:
        """The texts of all fields of the sites that have a name."""
        return tuple(
            tuple(field.text().strip() for field in site.fields.values())
            for site in self.sites if site.fields["site"].text().strip()
        )  # fmt: skip

    def set_value(self, _texts: object) -> None:
        """Shown by `show_ratings`."""

    def show_ratings(self, ratings: Sequence[Rating]) -> None:
        """These sites."""
        if len(ratings) != len(self.sites):
            clear(self._lines)
            self.sites = []
            for rating in ratings:
                self._put(rating)
        for site, rating in zip(self.sites, ratings, strict=True):
            site.show_rating(rating)

    def begin(self) -> None:
        """A line more."""
        self._put(Rating("")).fields["site"].setFocus()

    def retranslate(self) -> None:
        """In the language of the moment."""
        told = (self.tr("Site"), self.tr("Average"), self.tr("Reviews"), self.tr("No reply"))
        for head, text in zip(self._heads, told, strict=True):
            head.setText(text)
            head.setVisible(bool(self.sites))
        self.add.setText(self.tr("Add a site"))
        self.add.setIcon(icons.icon("plus", self._ui.theme, "text.tertiary"))

    def _put(self, rating: Rating) -> _Site:
        made = _Site(self._ui, rating)
        made.changed.connect(lambda: self.changed.emit(self.taken))
        made.gone.connect(lambda: self._remove(made))
        self.sites.append(made)
        self._lines.addWidget(made)
        taborder.before(self.add, [each for site in self.sites for each in (*site.fields.values(), site.remove)])
        for head in self._heads:
            head.show()
        return made

    def _remove(self, site: _Site) -> None:
        self.sites.remove(site)
        self._lines.removeWidget(site)
        site.hide()
        site.deleteLater()
        self.changed.emit(self.taken)
