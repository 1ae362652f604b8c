"""The whole way by the command line, as a person goes it, to a real Bluesky PDS and a real Mastodon-compatible server.

Real processes, a real keyring; a thread of three with two images and their alt texts, due in ten seconds.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from datetime import datetime, timedelta

import httpx
import pytest
from PIL import Image

from bench.lab import Refused, bluesky_account, mastodon_statuses, smdesk

pytestmark = [pytest.mark.servers, pytest.mark.timeout(180)]

FIRST = "¡Hola! 👩‍👩‍👧 Pan de centeno, hoy más barato: https://example.com/pan?x=1 #pan #Año2026 @{mention}"
SECOND = "Segunda parte, con acentos: ñ ü ç, y otro enlace www.example.org/receta"
THIRD = "Y fin. #domingo"
ALTS = ("Una barra de pan de centeno sobre una mesa de madera", "El horno a las seis de la mañana")


@pytest.fixture(scope="module")
def env(lab):
    facts = lab("secret_service.py")
    return {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"} | facts["env"]


@pytest.fixture
def pictures(tmp_path):
    files = []
    for number, size in enumerate([(64, 48), (30, 50)]):
        file = tmp_path / f"picture{number}.png"
        Image.new("RGB", size, ("#aa5500", "#225588")[number]).save(file)
        files.append(file)
    return files


@pytest.fixture
def desk(data_folder, env):
    """Runs a command on this desk; its JSON."""

    def run(*args: str, **more):
        return smdesk(data_folder, *args, env=env, **more)

    run.folder, run.env = data_folder, env
    return run


def add_thread(desk, channel, pictures, mention):
    media = [word for file, alt in zip(pictures, ALTS, strict=True) for word in ("--media", str(file), "--alt", alt)]
    return desk(
        "post", "add", "--client", "Sol", "--channel", str(channel), "--at", "in 10 s", "--language", "es",
        "--text", FIRST.format(mention=mention), *media, "--part", SECOND, "--part", THIRD,
    )  # fmt: skip


def published(desk, post):
    """Publish until idle; the post as `post show` tells it, checked for what holds on every network."""
    told = desk("publish", "--until-idle")
    shown = desk("post", "show", str(post["id"]))
    (publication,) = shown["publications"]
    assert publication["state"] == "published"
    assert publication["next_step"] == "nothing"
    assert (publication["parts_done"], publication["parts_total"]) == (3, 3)
    assert publication["remote_url"].startswith("http")
    moves = [(item["from"], item["to"]) for item in told["items"] if item["publication"] == publication["id"]]
    assert moves[0][0] == "scheduled"
    assert moves[-1][1] == "published"
    began = datetime.fromisoformat(publication["history"]["attempts"][0]["started_at"])
    due = datetime.fromisoformat(publication["due"])
    assert timedelta(0) <= began - due < timedelta(seconds=2)
    return publication


def facets(record):
    """(kind, text it stands on, target) of each facet, by its byte range."""
    text = record["text"].encode()
    found = []
    for facet in record.get("facets", []):
        span = text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
        (feature,) = facet["features"]
        kind = feature["$type"].rsplit("#", 1)[1]
        found.append((kind, span, feature.get("uri") or feature.get("tag") or feature.get("did")))
    return sorted(found)


def test_a_thread_goes_to_a_pds(lab, desk, pictures):
    url = lab("bluesky.py")["url"]
    account, friend = bluesky_account(url), bluesky_account(url)
    desk("client", "add", "Sol", "--zone", "Europe/Madrid")
    channel = desk("channel", "connect", "bluesky", "--client", "Sol", "--server", url, "--handle", account.handle,
                   stdin=account.app_password + "\n")  # fmt: skip
    assert channel["handle"] == account.handle
    publication = published(desk, add_thread(desk, channel["id"], pictures, friend.handle))

    records = account.records()
    assert [record["value"]["text"] for record in records] == [FIRST.format(mention=friend.handle), SECOND, THIRD]
    first, second, third = records
    assert publication["remote_id"] == first["uri"]
    assert first["uri"].rsplit("/", 1)[1] in publication["remote_url"]
    strong = [{"uri": record["uri"], "cid": record["cid"]} for record in records]
    assert "reply" not in first["value"]
    assert second["value"]["reply"] == {"root": strong[0], "parent": strong[0]}
    assert third["value"]["reply"] == {"root": strong[0], "parent": strong[1]}
    assert [record["value"]["langs"] for record in records] == [["es"]] * 3
    assert [record["value"]["createdAt"] for record in records] == sorted(r["value"]["createdAt"] for r in records)

    assert facets(first["value"]) == [
        ("link", "https://example.com/pan?x=1", "https://example.com/pan?x=1"),
        ("mention", f"@{friend.handle}", friend.did),
        ("tag", "#Año2026", "Año2026"),
        ("tag", "#pan", "pan"),
    ]
    assert facets(second["value"]) == [("link", "www.example.org/receta", "https://www.example.org/receta")]
    assert facets(third["value"]) == [("tag", "#domingo", "domingo")]

    embed = first["value"]["embed"]
    assert embed["$type"] == "app.bsky.embed.images"
    assert [image["alt"] for image in embed["images"]] == list(ALTS)
    ratios = [(image["aspectRatio"]["width"], image["aspectRatio"]["height"]) for image in embed["images"]]
    assert ratios == [(64, 48), (30, 50)]
    for image in embed["images"]:
        blob = httpx.get(f"{url}/xrpc/com.atproto.sync.getBlob", trust_env=False,
                         params={"did": account.did, "cid": image["image"]["ref"]["$link"]})  # fmt: skip
        assert blob.headers["content-type"] == image["image"]["mimeType"]
        assert len(blob.content) == image["image"]["size"]

    # A second look publishes nothing more.
    desk("publish", "--until-idle")
    assert len(account.records()) == 3
    no_secret_on_disk(desk.folder, account.app_password, account.token)


def test_a_thread_goes_to_a_mastodon_compatible_server(lab, desk, pictures):
    facts = lab("snac.py", fresh=True)
    user = facts["users"][0]
    desk("client", "add", "Sol", "--zone", "Europe/Madrid")
    channel = desk("channel", "connect", "mastodon", "--client", "Sol", "--server", facts["url"],
                   stdin=user["access_token"])  # fmt: skip
    publication = published(desk, add_thread(desk, channel["id"], pictures, "nobody"))

    first, second, third = mastodon_statuses(facts, user)
    assert publication["remote_id"] == first["id"]
    assert publication["remote_url"] == first["url"]
    assert first["in_reply_to_id"] is None
    assert second["in_reply_to_id"] == first["id"]
    assert third["in_reply_to_id"] == second["id"]
    assert [item["description"] for item in first["media_attachments"]] == list(ALTS)
    assert not second["media_attachments"]
    plain = [re.sub(r"<[^>]+>", "", status["content"]) for status in (first, second, third)]
    assert "Pan de centeno, hoy más barato" in plain[0]
    assert "ñ ü ç" in plain[1]
    assert "Y fin." in plain[2]
    assert 'href="https://example.com/pan?x=1"' in first["content"]

    desk("publish", "--until-idle")
    assert len(mastodon_statuses(facts, user)) == 3
    no_secret_on_disk(desk.folder, user["access_token"])


def no_secret_on_disk(folder, *secrets):
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [secret for secret in secrets if secret.encode() in content], f"a secret stands in {file}"


@pytest.mark.parametrize(
    ("network", "secret", "code"),
    [("bluesky", "abcd-efgh-ijkl-mnop", "wrong_password"), ("mastodon", "wrong-token", "token_refused")],
)
def test_a_wrong_secret_is_refused_and_nothing_is_stored(lab, desk, network, secret, code):
    desk("client", "add", "Sol", "--zone", "Europe/Madrid")
    if network == "bluesky":
        url = lab("bluesky.py")["url"]
        where = ["--server", url, "--handle", bluesky_account(url).handle]
    else:
        where = ["--server", lab("snac.py")["url"]]
    with pytest.raises(Refused) as refused:
        desk("channel", "connect", network, "--client", "Sol", *where, stdin=secret)
    assert "status 1" in str(refused.value)
    assert f'"code": "{code}"' in str(refused.value)
    assert desk("channel", "list")["items"] == []


def test_a_server_that_speaks_something_else_is_named(lab, desk):
    desk("client", "add", "Sol", "--zone", "Europe/Madrid")
    with pytest.raises(Refused) as refused:
        desk("channel", "connect", "mastodon", "--client", "Sol", "--server", lab("bluesky.py")["url"], stdin="x")
    assert '"code": "not_mastodon"' in str(refused.value)


def test_a_revoked_password_holds_the_channel_until_it_is_connected_again(lab, desk):
    url = lab("bluesky.py")["url"]
    account = bluesky_account(url)
    desk("client", "add", "Sol", "--zone", "UTC")
    login = ["--server", url, "--handle", account.handle]
    channel = desk("channel", "connect", "bluesky", "--client", "Sol", *login, stdin=account.app_password)
    with httpx.Client(base_url=url + "/xrpc/", headers=account.headers, trust_env=False) as client:
        client.post("com.atproto.server.revokeAppPassword", json={"name": "smdesk"}).raise_for_status()
        # Revoking ends the sessions of the password at the PDS only with their tokens; those are spoilt here.
        made = client.post("com.atproto.server.createAppPassword", json={"name": "another"}).raise_for_status()
    db = sqlite3.connect(desk.folder / "smdesk.sqlite3")
    (ref,) = db.execute("SELECT secret_ref FROM channel").fetchone()
    db.close()
    spoil(desk, ref)
    post = desk("post", "add", "--client", "Sol", "--channel", str(channel["id"]), "--text", "hola", "--now")
    desk("publish", "--until-idle")
    (held,) = desk("post", "show", str(post["id"]))["publications"]
    assert (held["state"], held["next_step"]) == ("held", "repair_account")
    assert account.records() == []
    desk("channel", "reconnect", str(channel["id"]), stdin=made.json()["password"])
    desk("publish", "--until-idle")
    (sent,) = desk("post", "show", str(post["id"]))["publications"]
    assert sent["state"] == "published"
    assert [record["value"]["text"] for record in account.records()] == ["hola"]


def spoil(desk, ref):
    """Replace the kept session by one that the server does not know, in the real keyring."""
    program = (
        "import json, sys; from smdesk.system.secrets import KeyringStore; store = KeyringStore();"
        "values = json.loads(store.get(sys.argv[1]));"
        "values |= {name: values[name][:-6] + 'AAAAAA' for name in ('access', 'refresh')};"
        "store.set(sys.argv[1], json.dumps(values))"
    )
    subprocess.run([sys.executable, "-c", program, ref], check=True, env=desk.env)
