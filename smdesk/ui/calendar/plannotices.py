"""What a proposed month lacks, with the way to it: pillars, queue slots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from smdesk.services.plan.programme import ProgrammeView
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place

translate = QCoreApplication.translate


def of(ui: Ui, view: ProgrammeView, pillars: Callable[[], object], ask: Callable[[Place], object]) -> Notice | None:
    """The first thing that is missing; `pillars` opens those, `ask` another page."""
    if not view.pillars:
        act = (translate("PlanNotices", "Define pillars…"), pillars)
        what = translate("PlanNotices", "This client has no pillars yet.")
        return Notice("warning", what, translate("PlanNotices", "The posts are proposed without any."), (act,))
    bare = [each for each in ui.runtime.channels.listing(client=view.client_id) if not each.slots]
    if not bare:
        return None
    first = bare[0]
    what = translate("PlanNotices", "%1 has no queue slots.").replace("%1", network_name(first.network))
    why = translate("PlanNotices", "Its hours are assumed; with slots it is proposed at its own.")
    place = Place("channels", row=first.id, detail="slots")
    return Notice("info", what, why, ((translate("PlanNotices", "Set queue slots…"), lambda: ask(place)),))
