"""The first line of the form: which network and account it is about."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout

from smdesk.services.views import ChannelView
from smdesk.ui.channels import condition as rules
from smdesk.ui.channels.detail import Badge
from smdesk.ui.kit.context import Ui
from smdesk.ui.kit.naming import network_name
from smdesk.ui.kit.widgets import column, label, row

translate = QCoreApplication.translate


def head(ui: Ui, network: str, again: ChannelView | None, client: str) -> QHBoxLayout:
    """The network's badge and name; of a channel that is connected again, its account and what is wrong with it."""
    title, under = label("title2", wrap=True), label("secondary", wrap=True)
    name = network_name(network)
    title.setText(f"{name} · {rules.account(again)}" if again else name)
    if again is not None:
        why = rules.problem(again, ui.language) if again.problem else f"{again.client}."
        stay = translate("ConnectForm", "Slots, history and what is planned stay as they are.")
        lost = "; ".join(f"{rules.right_name(each)} ({', '.join(rules.allowed_by(each))})" for each in again.lacks)
        lacks = translate("ConnectForm", "Allow what it lacks: %1.").replace("%1", lost) if lost else ""
        under.setText(" ".join(each for each in (why, lacks, stay) if each))
    else:
        under.setText(translate("ConnectForm", "For %1").replace("%1", client))
    line = row(Badge(ui, network, 40), spacing=13)
    line.addLayout(column(title, under, spacing=1), 1)
    return line
