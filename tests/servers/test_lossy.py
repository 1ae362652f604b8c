"""Answers lost between smdesk and a real server: nothing twice, and what cannot be known is asked."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from datetime import UTC, datetime

import httpx
import pytest

from bench import desk
from bench.lab import publisher, smdesk
from bench.lossy_proxy import CARRIED_OUT, Fate, Plan, proxy
from bench.targets import MARK, bluesky, snac

pytestmark = [pytest.mark.servers, pytest.mark.long, pytest.mark.timeout(240)]

LOST = [
    Fate.DROP_ANSWER, Fate.RESET_ANSWER, Fate.HALF_ANSWER, Fate.BAD_GATEWAY, Fate.STALL, Fate.CUT_BEFORE,
    Fate.BAD_GATEWAY_BEFORE,
]  # fmt: skip


@pytest.fixture(scope="module")
def env(lab):
    """The environment of smdesk's processes: isolated, with a real keyring."""
    facts = lab("secret_service.py")
    return {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"} | facts["env"]


@pytest.fixture
def on_bluesky(lab, env, data_folder):
    return bluesky(data_folder, lab("bluesky.py")["url"], env, 3)


@pytest.fixture
def on_snac(lab, env, data_folder):
    return snac(data_folder, lab("snac.py", fresh=True), env)


def plan_posts(on, count, first=0):
    now = datetime.now(UTC)
    texts = [f"k{number:04} goes through a lossy wire" for number in range(first, first + count)]
    channels = on.channels
    posts = [desk.Planned(channels[number % len(channels)], text, now) for number, text in enumerate(texts)]
    return desk.write_posts(on.folder, on.client, posts)


def publish(on, within=150.0):
    return smdesk(on.folder, "publish", "--until-idle", "--within", str(within), env=on.env, timeout=220)


def rows(on, what="state"):
    db = desk.open_tables(on.folder)
    found = [value for (value,) in db.execute(f"SELECT {what} FROM publication ORDER BY id")]
    db.close()
    return found


def at_home(on):
    """The marks in the author's own home timeline, the one place where snac shows private posts."""
    headers = {"Authorization": f"Bearer {on.facts['users'][0]['access_token']}"}
    url = on.facts["url"] + "/api/v1/timelines/home?limit=40"
    found = httpx.get(url, headers=headers, trust_env=False, timeout=30).raise_for_status().json()
    return [mark for status in found for mark in MARK.findall(status["content"])]


@pytest.mark.parametrize("network", ["bluesky", "mastodon"])
def test_whatever_becomes_of_the_answers_each_post_is_there_once(request, network):
    on = request.getfixturevalue("on_bluesky" if network == "bluesky" else "on_snac")
    url = on.accounts[0].url if network == "bluesky" else on.facts["url"]
    plan = Plan(script=list(LOST), stall_s=2.0)
    with proxy(url, plan) as lossy:
        on.reroute(lossy)
        made = plan_posts(on, 14)
        publish(on)
    assert not plan.script, "every fate was met"
    assert Counter(on.marks()) == Counter(f"k{number:04}" for number in range(14))
    assert rows(on) == ["published"] * len(made)
    proofs = Counter(rows(on, "proof"))
    assert proofs["found"] == len(CARRIED_OUT & set(LOST)), proofs
    assert proofs["answer"] == 14 - proofs["found"]


def test_a_third_of_all_answers_lost_at_random(on_bluesky):
    on = on_bluesky
    seed = random.SystemRandom().randrange(10**6)
    # Only what the server has carried out: what it never heard of waits for its next try longer than a test may.
    plan = Plan(share=0.33, seed=seed, fates=tuple(sorted(CARRIED_OUT)), stall_s=0.5)
    with proxy(on.accounts[0].url, plan) as lossy:
        on.reroute(lossy)
        plan_posts(on, 30)
        publish(on)
    assert plan.fates_met(*CARRIED_OUT) > 0, f"seed {seed}"
    assert Counter(on.marks()) == Counter(f"k{number:04}" for number in range(30)), f"seed {seed}"
    assert set(rows(on)) == {"published"}, f"seed {seed}"


def test_what_cannot_be_looked_up_is_asked(on_snac):
    """snac does not list private posts for sure: after a lost call only the person can tell."""
    on = on_snac
    add = ["post", "add", "--client", str(on.client), "--visibility", "private", "--at", "in 2 s"]
    plan = Plan(script=[Fate.CUT_BEFORE, Fate.DROP_ANSWER])
    with proxy(on.facts["url"], plan) as lossy:
        on.reroute(lossy)
        add += ["--channel", str(on.channels[0]), "--text"]
        lost, arrived = (
            smdesk(on.folder, *add, text, env=on.env)["publications"][0]["id"]
            for text in ("k0001 for followers", "k0002 for followers")
        )
        publish(on)
        asked = smdesk(on.folder, "publication", "list", "--state", "unconfirmed", env=on.env)["items"]
        assert {item["id"] for item in asked} >= {lost}
        for item in asked:
            assert item["question"] == "private_not_listed"
            assert item["next_step"] == "answer_question"
        # Nothing goes on by itself, however often it is started.
        calls = len(plan.log)
        publish(on)
        assert not [line for line, _ in plan.log[calls:] if line.startswith("POST /api/v1/statuses")]
        smdesk(on.folder, "publication", "resolve", str(lost), "--not-published", env=on.env)
        if any(item["id"] == arrived for item in asked):
            link = f"{on.facts['url']}/alice/p/1"
            smdesk(on.folder, "publication", "resolve", str(arrived), "--published", link, env=on.env)
        publish(on)
    sent = [fate for line, fate in plan.log if line.startswith("POST /api/v1/statuses")]
    assert sorted(sent) == [Fate.CUT_BEFORE, Fate.DROP_ANSWER, Fate.PASS]
    assert sorted(at_home(on)) == ["k0001", "k0002"]
    assert rows(on) == ["published", "published"]


def test_a_process_killed_behind_a_lossy_wire(on_bluesky):
    """Both at once: answers are lost, and the process that waits for the next one is killed."""
    on = on_bluesky
    plan = Plan(script=[Fate.STALL] * 3, stall_s=5.0)
    with proxy(on.accounts[0].url, plan) as lossy:
        on.reroute(lossy)
        plan_posts(on, 6)
        with publisher(on.folder, env=on.env) as process:
            assert wait_for(lambda: plan.fates_met(Fate.STALL) == 3)
            assert rows(on).count("sending") >= 3
            process.kill()
            process.wait()
        publish(on)
    assert Counter(on.marks()) == Counter(f"k{number:04}" for number in range(6))
    assert set(rows(on)) == {"published"}


def wait_for(what, seconds=90.0):
    until = time.monotonic() + seconds
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()
