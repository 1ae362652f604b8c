"""What has changed between two versions of an agreement, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from smdesk.ui.kit import dates
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.figures import figure
from smdesk.ui.kit.i18n import Language
from smdesk.ui.objectives import words

translate = QCoreApplication.translate


def field_name(language: Language, field: str) -> str:
    """What a person calls a part of what was agreed."""
    return {
        "name": translate("Agreement", "name"),
        "note": translate("Agreement", "note"),
        "metric": translate("Agreement", "what is measured"),
        "formula": translate("Agreement", "formula"),
        "nature": translate("Agreement", "kind"),
        "scope": translate("Agreement", "of what"),
        "scope_id": translate("Agreement", "of what"),
        "unit": translate("Agreement", "unit"),
        "falling": translate("Agreement", "less is better"),
        "baseline": translate("Agreement", "baseline"),
        "target": translate("Agreement", "target"),
        "monthly": translate("Agreement", "each month"),
        "starts": translate("Agreement", "first day"),
        "deadline": translate("Agreement", "deadline"),
        "source": translate("Agreement", "where the number comes from"),
        "objective": translate("Agreement", "objective"),
    }.get(field, field)


def told(ui: Ui, field: str, value: Any, today: date) -> str:
    """A value as a person reads it."""
    language = ui.language
    if value is None or value == "":
        return "—"
    match field:
        case "baseline" | "target" | "monthly":
            return figure(language, float(value), short=False)
        case "starts" | "deadline":
            return dates.short_date(ui, date.fromisoformat(value), today)
        case "nature":
            return words.nature(language, value)
        case "metric":
            return words.metric(language, value)
        case "source":
            return words.source(language, value)
        case "scope":
            return language.words.t(f"scopes.{value}")
        case "falling":
            return translate("Agreement", "yes") if value else translate("Agreement", "no")
    return str(value)
