"""`smdesk host`: what is missing is said before anything is asked, and secrets come from standard input only."""

from __future__ import annotations

import pytest

from smdesk.system import secrets
from smdesk.system.secrets import MemoryStore


@pytest.fixture
def sol(run, monkeypatch):
    monkeypatch.setattr(secrets, "KeyringStore", MemoryStore)
    assert run("client", "add", "Sol", "--zone", "Europe/Madrid").status == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ftp",), "unknown_host_kind"),
        (("s3", "--server", "s3.example.com", "--handle", "AKIA1"), "bucket_missing"),
        (("sftp", "--server", "ssh.example.com", "--handle", "sol"), "host_folder_needed"),
        (("wordpress", "--handle", "ana"), "host_server_missing"),
    ],
)
def test_what_is_missing(run, sol, arguments, code):
    assert run("host", "add", *arguments, "--client", "Sol", "--json", stdin="a secret").error["code"] == code
    assert run("host", "list", "--json").json == {"items": []}


def test_a_secret_among_the_arguments_is_refused(run, sol):
    ran = run("host", "add", "s3", "--client", "Sol", "--secret", "abc")
    assert ran.status == 2
    assert "abc" not in ran.out + ran.err


@pytest.mark.parametrize("act", ["test", "remove"])
def test_an_unknown_host(run, sol, act):
    assert run("host", act, "7", "--json").error["code"] == "unknown_host"
