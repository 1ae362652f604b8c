"""The clock of this computer may be wrong by ten minutes: what was sent is still never sent again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from smdesk.core.outcome import NotThere, Prepared
from smdesk.core.steps import Step, StepKind
from tests.adapters.contract.harness import NOW, stored


@pytest.mark.parametrize("minutes", [10, -10])
@pytest.mark.parametrize("restored", [False, True])
def test_what_went_out_is_not_taken_for_missing(net, minutes, restored):
    if net.network == "practice":  # its clock is this computer's own
        return
    at = NOW + timedelta(minutes=minutes)  # of ours; the network's is right
    request = _sent(net, net.request("Bread at seven, by a wrong clock.", armed_at=at, first_try=at))
    later = {"key": "key-2", "armed_at": at + timedelta(minutes=1), "by_content": True} if restored else {}
    assert not isinstance(net.adapter().find(replace(request, **later)), NotThere)


def _sent(net, request):
    """The step, carried out, with what the ledger knows of its container."""
    if net.account().spec.containers:
        laid = replace(request, step=Step(StepKind.CONTAINER, request.step.part))
        made = net.finish(net.adapter().prepare(laid), laid)
        assert isinstance(made, Prepared)
        request = replace(request, prepared={**request.prepared, laid.step.name: stored(made.ref)})
    net.finish(net.adapter().publish(request), request)
    return request
