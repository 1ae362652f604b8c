"""What a proposed month lacks, with the way to it: pillars, queue slots."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from smdesk.services.plan.programme import ProgrammeView
from smdesk.services.views import ChannelView
from smdesk.ui.kit.banner import Notice
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.place import Place

translate = QCoreApplication.translate


class Lack(NamedTuple):
    """A notice, and the notes of the month that it makes needless."""

    notice: Notice
    says: frozenset[str]


def of(ui: Ui, view: ProgrammeView, pillars: Callable[[], object], ask: Callable[[Place], object]) -> Lack | None:
    """The first thing that is missing; `pillars` opens those, `ask` another page."""
    if not view.pillars:
        act = (translate("PlanNotices", "Define pillars…"), pillars)
        what = translate("PlanNotices", "This client has no pillars yet.")
        why = translate("PlanNotices", "The posts are proposed without any.")
        return Lack(Notice("warning", what, why, (act,)), frozenset({"no_pillars"}))
    bare = [each for each in ui.runtime.channels.listing(client=view.client_id) if not each.slots]
    if not bare:
        return None
    left_out = {note.facts.get("channel") for note in view.proposed.notes if note.code == "no_cadence"}
    assumed = next((note for note in view.proposed.notes if note.code == "cadence_assumed"), None)
    first = next((each for each in bare if each.id in left_out), bare[0])
    place = Place("channels", row=first.id, detail="slots")
    act = (translate("PlanNotices", "Set queue slots…"), lambda: ask(place))
    if assumed is not None:
        told = ui.language.words.reason(assumed.code, view.facts(assumed))
        return Lack(Notice("info", told, "", (act,)), frozenset({"cadence_assumed", "no_cadence"}))
    if left_out:
        names = ", ".join(_called(view, each) for each in bare if each.id in left_out)
        what = translate("PlanNotices", "Neither cadence nor queue slots: %1.").replace("%1", names)
        why = translate("PlanNotices", "Nothing is proposed there.")
        return Lack(Notice("info", what, why, (act,)), frozenset({"no_cadence"}))
    what = translate("PlanNotices", "%1 has no queue slots.").replace("%1", _called(view, first))
    why = translate("PlanNotices", "Its hours are a guess until it has some.")
    return Lack(Notice("info", what, why, (act,)), frozenset())


def _called(view: ProgrammeView, channel: ChannelView) -> str:
    """A channel by its network, and by its handle where the client has several there."""
    name = network_name(channel.network)
    several = sum(network == channel.network for network, _ in view.channels.values()) > 1
    return f"{name} ({channel.handle})" if several and channel.handle else name
