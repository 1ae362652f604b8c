"""Whom connections trust: read once for all accounts, and anew where the person names other authorities."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import certifi
import pytest

from smdesk.adapters import http
from smdesk.adapters.http import Http


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[ssl.SSLContext]:
    """What has been read in this test."""
    made: list[ssl.SSLContext] = []
    real = ssl.create_default_context

    def create(*args: Any, **options: Any) -> ssl.SSLContext:
        made.append(real(*args, **options))
        return made[-1]

    http._read_trusted.cache_clear()
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    monkeypatch.setattr(ssl, "create_default_context", create)
    return made


def test_the_authorities_are_read_once_for_all_accounts(read: list[ssl.SSLContext]) -> None:
    for _account in range(3):
        Http.create().close()
    (trusted,) = read
    assert trusted.verify_mode is ssl.CERT_REQUIRED
    assert trusted.check_hostname
    assert trusted.cert_store_stats()["x509_ca"] > 50


def test_other_authorities_that_the_person_names_are_read(
    read: list[ssl.SSLContext], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Http.create().close()
    one = tmp_path / "one.pem"
    all_of_them = Path(certifi.where()).read_text(encoding="utf-8")
    one.write_text(all_of_them[: all_of_them.index("-----END CERTIFICATE-----")] + "-----END CERTIFICATE-----\n")
    monkeypatch.setenv("SSL_CERT_FILE", str(one))
    Http.create().close()
    assert read[-1].cert_store_stats()["x509_ca"] == 1
    monkeypatch.delenv("SSL_CERT_FILE")
    Http.create().close()
    assert len(read) == 2
