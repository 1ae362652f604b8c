"""Media hosts against real servers: rclone's S3 and SFTP, and a WordPress site; files there and public, once."""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from smdesk.adapters.hosting import Given, PublicLook, build, hand_over, hosted, settle, trial
from smdesk.adapters.http import Http
from smdesk.core.clock import SystemClock
from smdesk.core.content import MediaItem
from smdesk.core.hosting import HostInfo
from smdesk.core.outcome import Prepared, Refused

pytestmark = pytest.mark.servers
#: S3 and SFTP servers; the project brings this script itself.
RCLONE = str(Path(__file__).with_name("rclone.py"))
KINDS = ("s3", "sftp", "wordpress")


def given(kind: str, lab: Any, **changes: str) -> Given:
    if kind == "wordpress":
        site = lab("wordpress.py")
        user = next(one for one in site["users"] if one["username"] == "alice")
        return Given(site["url"], "alice", changes.get("secret", user["app_password"]))
    facts = lab(RCLONE)[kind]
    if kind == "s3":
        options = {"bucket": changes.get("bucket", facts["bucket"]), "public": changes.get("public", facts["public"])}
        return Given(facts["server"], facts["key_id"], changes.get("secret", facts["secret"]), options)
    options = {"folder": changes.get("folder", "/media"), "public": changes.get("public", facts["public"])}
    return Given(facts["server"], facts["user"], changes.get("secret", facts["password"]), options)


def host(kind: str, lab: Any, **changes: str) -> Any:
    settled = settle(kind, given(kind, lab, **changes), Http.create())
    http = Http.create(secrets=settled.secrets.values())
    return build(HostInfo(1, 1, kind, settled.name, settled.facts), dict(settled.secrets), http, SystemClock())


@pytest.fixture
def look() -> PublicLook:
    return PublicLook(Http.create(), allow_local=True)


def file(folder: Path, size: int) -> Any:
    """A file of that size that no other test has; only its beginning says that it is a JPEG."""
    path = folder / "picture.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + secrets.token_bytes(size))
    return hosted(MediaItem(secrets.token_hex(32), "image/jpeg", size, alt=secrets.token_hex(8)), path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_picture_goes_there_is_read_and_is_removed(kind, lab, look):
    outcome = trial(host(kind, lab), look)
    assert isinstance(outcome, Prepared), outcome
    assert outcome.ref["removed"]
    assert httpx.get(outcome.ref["url"], headers={"Connection": "close"}).status_code != 200


@pytest.mark.parametrize("kind", ["s3", "sftp"])
def test_what_is_read_there_is_what_was_put_there_once(kind, lab, look, tmp_path):
    there, large = host(kind, lab), file(tmp_path, 20_000_000)
    outcome = hand_over(there, look, large)
    assert isinstance(outcome, Prepared), outcome
    assert httpx.get(outcome.ref["url"]).content == large.path.read_bytes()
    assert hand_over(there, look, large) == outcome
    [stored] = there.stored()
    assert stored.name == large.name
    assert abs(stored.at - SystemClock().now()) < timedelta(minutes=2)
    assert there.remove(large.name) == there.remove(large.name) == Prepared({})
    assert there.stored() == ()


@pytest.mark.parametrize(
    ("kind", "changes", "code"),
    [
        ("s3", {"secret": "wrong"}, "host_login_refused"),
        ("s3", {"bucket": "nowhere"}, "host_folder_missing"),
        ("sftp", {"secret": "wrong"}, "host_login_refused"),
        ("sftp", {"folder": "/nowhere"}, "host_folder_missing"),
    ],
)
def test_what_the_servers_refuse(kind, changes, code, lab, look, tmp_path):
    outcome = hand_over(host(kind, lab, **changes), look, file(tmp_path, 1000))
    assert isinstance(outcome, Refused), outcome
    assert outcome.code == code


def test_a_bucket_whose_objects_only_its_owner_may_read(lab, look, tmp_path):
    facts = lab(RCLONE)["s3"]
    private = host("s3", lab, public=f"{facts['server']}/{facts['bucket']}")
    outcome = hand_over(private, look, file(tmp_path, 1000))
    assert isinstance(outcome, Refused), outcome
    assert outcome.code == "host_not_public"


def test_a_private_address_is_no_public_one(lab, tmp_path):
    outcome = hand_over(host("s3", lab), PublicLook(Http.create()), file(tmp_path, 1000))
    assert isinstance(outcome, Refused), outcome
    assert outcome.code in {"host_needs_https", "host_not_public"}
