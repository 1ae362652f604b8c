"""Letting a campaign run, and stopping it. What was lost is read back: a state can be asked for.

The campaign is switched on last, after its ad sets and ads: until then nothing runs, whatever goes wrong. Only what
bears our mark is switched on; what somebody else has paused in it stays paused.
"""

from __future__ import annotations

from smdesk.adapters.http import Answer
from smdesk.adapters.meta.graph import fine, segment
from smdesk.adapters.meta_ads.api import Ads, refusal
from smdesk.adapters.meta_ads.bodies import ACTIVE, PAUSED
from smdesk.core.ads import GONE, Campaign
from smdesk.core.outcome import Outcome, Prepared, Unknown


def start(ads: Ads, campaign: Campaign) -> Outcome:
    """Let it run."""
    ours = [each.id for each in (*campaign.ads, *campaign.sets)
            if campaign.mark and campaign.mark in each.name and each.state not in GONE]  # fmt: skip
    for known in (*ours, campaign.id):
        outcome = _set(ads, known, ACTIVE)
        if not isinstance(outcome, Prepared):
            return outcome
    return Prepared({})


def stop(ads: Ads, campaign: str) -> Outcome:
    """Pause the campaign, and with it all that is in it."""
    return _set(ads, campaign, PAUSED)


def _set(ads: Ads, known: str, status: str) -> Outcome:
    answer = ads.graph.send(f"/{segment(known)}", {"status": status})
    if isinstance(answer, Answer) and fine(answer) and answer.data.get("success") is not False:
        return Prepared({})
    outcome = refusal(ads.graph, answer, repeatable=False)
    if not isinstance(outcome, Unknown):
        return outcome
    seen = ads.graph.get(f"/{segment(known)}", fields="status")
    there = isinstance(seen, Answer) and fine(seen) and seen.data.get("status") == status
    return Prepared({}) if there else outcome
