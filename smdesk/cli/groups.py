"""All commands, in the order in which the help lists them."""

from __future__ import annotations

from smdesk.cli import (
    ads,
    adset,
    audit,
    campaign,
    channel,
    check,
    client,
    competitor,
    contest,
    costs,
    desk,
    dossier,
    exchange,
    host,
    inbox,
    keydate,
    kpi,
    kpi_propose,
    metrics,
    network_choice,
    persona,
    plan,
    plan_document,
    plan_month,
    post,
    post_acts,
    practice,
    publication,
    publish,
    series,
    setting,
    task,
    voice,
)
from smdesk.cli.parsing import Commands


def register(commands: Commands) -> None:
    """Declare every command."""
    client.register(commands)
    dossier.register(commands)
    network_choice.register(commands)
    channel.register(commands)
    host.register(commands)
    posts = post.register(commands)
    post_acts.register(posts)
    plan.register(commands)
    plan_month.register(commands)
    persona.register(commands)
    plan_document.register(commands)
    keydate.register(commands)
    kpi.register(commands)
    kpi_propose.register(commands)
    series.register(commands)
    audit.register(commands)
    competitor.register(commands)
    task.register(commands)
    voice.register(commands)
    exchange.register(commands)
    check.register(commands)
    publish.register(commands)
    publication.register(commands)
    metrics.register(commands)
    inbox.register(commands)
    costs.register(commands)
    campaign.register(commands)
    contest.register(commands)
    adset.register(commands)
    ads.register(commands)
    desk.register(commands)
    setting.register(commands)
    practice.register(commands)
