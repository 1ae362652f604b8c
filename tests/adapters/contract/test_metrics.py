"""Numbers, the same for all networks that tell any: defined, dated, and only of what was asked for."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from smdesk.adapters import registry
from smdesk.adapters.base import Deletes, ReadsMetrics
from smdesk.core import metrics
from smdesk.core.content import Part, Payload
from smdesk.core.errors import AuthExpired, NetworkError


def own_id(net) -> str:
    account = net.account()
    return account.remote_id or account.handle


def told(network: str, subject: str) -> set[str]:
    return {each.metric for each in metrics.definitions(network) if each.subject == subject}


def test_every_value_says_what_it_counts(net):
    adapter = net.adapter()
    if not isinstance(adapter, ReadsMetrics):
        return
    (remote,) = net.send(Payload((Part("Fresh bread"),)))
    samples = adapter.samples([remote.id, own_id(net), "nothing"])
    for subject, known in (("post", remote.id), ("account", own_id(net))):
        mine = [sample for sample in samples if sample.remote_id == known]
        assert bool(mine) == bool(told(net.network, subject)), subject
        for sample in mine:
            definition = metrics.defined(sample.definition, subject)
            assert definition is not None, sample
            assert (definition.metric, definition.window) == (sample.metric, sample.window)
            assert (sample.start is None) == (sample.window != "day")
            assert math.isfinite(sample.value)
            assert sample.at == net.clock.now()
    assert {sample.remote_id for sample in samples} <= {remote.id, own_id(net)}
    if "followers" in told(net.network, "account"):
        followers = next(each for each in samples if (each.remote_id, each.metric) == (own_id(net), "followers"))
        assert followers.value > 0


def test_nothing_is_told_of_what_was_not_asked_for_or_is_gone(net):
    adapter = net.adapter()
    if not isinstance(adapter, ReadsMetrics):
        return
    assert adapter.samples([]) == ()
    (remote,) = net.send(Payload((Part("Fresh bread"),)))
    if not isinstance(adapter, Deletes):
        return
    adapter.delete(remote)
    assert adapter.samples([remote.id]) == ()


def test_trouble_is_an_error_of_the_network_and_nothing_else(net):
    if not isinstance(net.adapter(), ReadsMetrics):
        return
    (remote,) = net.send(Payload((Part("Fresh bread"),)))
    for name in net.troubles():
        net.trouble("samples", name)
        problem = None
        try:
            net.adapter().samples([remote.id, own_id(net)])
        except NetworkError as error:
            problem = error
        assert problem is None or not any(secret in f"{problem!r} {problem.facts}" for secret in net.secrets), name
        net.clear()


def test_a_token_that_is_over_is_told(net):
    if not isinstance(net.adapter(), ReadsMetrics) or not net.account().secrets:
        return
    account = replace(net.account(), secrets=dict.fromkeys(net.account().secrets, "wrong"))
    http = net.http() if hasattr(net, "http") else None
    adapter = registry.build(account, http, folder=net.folder, clock=net.clock)
    with pytest.raises(AuthExpired):
        adapter.samples([own_id(net)])
