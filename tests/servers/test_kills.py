"""Posts go to a real server while their process is killed again and again: each is there once."""

from __future__ import annotations

import os
import random

import pytest

from bench import kill500
from bench.targets import bluesky, snac

pytestmark = [pytest.mark.servers, pytest.mark.long, pytest.mark.timeout(420)]
POSTS = KILLS = 40


@pytest.fixture(scope="module")
def env(lab):
    facts = lab("secret_service.py")
    return {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"} | facts["env"]


def once_each(on):
    seed = random.SystemRandom().randrange(10**6)
    count = kill500.run(on, POSTS, KILLS, seed)
    assert count.ok, count
    assert count.cut_off > KILLS // 4, f"the kills came too late to prove anything: {count}"


def test_forty_kills_and_a_pds(lab, env, data_folder):
    once_each(bluesky(data_folder, lab("bluesky.py")["url"], env, 8))


def test_forty_kills_and_snac(lab, env, data_folder):
    once_each(snac(data_folder, lab("snac.py", fresh=True), env))
