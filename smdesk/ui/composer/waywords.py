"""What each channel will do with the post, in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smdesk.core.publication import State
from smdesk.ui.composer.model import Composer
from smdesk.ui.composer.timing import Way

translate = QCoreApplication.translate

#: What is still to be sent by a program, and so still to be charged.
COSTS = frozenset({"auto", "delegated", "held", "keyring", "paused", "late", "failed"})


def sentence(model: Composer, way: Way, names: str) -> str:
    """What will happen on the channels with these names, which share it."""
    if way.past:
        late = translate("When", "%1: this time has passed. Choose a later one, or publish now.")
        return late.replace("%1", names)
    at = own_time(model, way)
    told = {
        "auto": _by_itself(model, at),
        "assisted": _by_hand(at),
        "delegated": _by_network(way),
        "held": translate("When", "%1: waits until the account is connected again."),
        "keyring": translate("When", "%1: waits until this computer’s keyring is open."),
        "late": translate("When", "%1: its time has passed. Choose another, or publish now."),
        "failed": translate("When", "%1: it could not be sent. Publishing tells why."),
        "paused": translate("When", "%1: this channel is paused; it waits until you go on."),
    }.get(way.how)
    words = model.ui.language.words
    if told is None:
        told = "%1: " + words.state(way.how) + "."
    cost = model.study.costs.get(way.place.id) if way.how in COSTS else None
    priced = f" {words.cost(cost)}" if cost is not None else ""
    return told.replace("%1", names).replace("%2", at) + priced


def own_time(model: Composer, way: Way) -> str:
    """When it goes out, where that is not the time that is shown: on free slots each channel has its own."""
    row = way.publication
    if row is None or model.local is None or model.moved or row.wall == model.local:
        return ""
    return model.ui.language.words.wall(row.wall)


def _by_itself(model: Composer, at: str) -> str:
    if at:
        return translate("When", "%1: goes out by itself on %2.")
    if model.local is None:
        return translate("When", "%1: can go out by itself.")
    return translate("When", "%1: goes out by itself at this time.")


def _by_network(way: Way) -> str:
    if way.publication is not None and way.publication.state is State.DELEGATED:
        return translate("When", "%1: the network has it and sends it, also when this computer is off.")
    return translate("When", "%1: the network gets it now and sends it, also when this computer is off.")


def _by_hand(at: str) -> str:
    if at:
        return translate("When", "%1: you publish it on %2; smdesk reminds you and has everything ready.")
    return translate("When", "%1: you publish it; smdesk reminds you and has everything ready.")
