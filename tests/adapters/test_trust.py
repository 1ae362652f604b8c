"""Whom connections trust: read once for all accounts, and anew where the person names other authorities."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from smdesk.adapters import http
from smdesk.adapters.bluesky.signin import connect
from smdesk.adapters.http import Http
from smdesk.core import network
from smdesk.core.errors import Offline
from smdesk.core.outcome import NotSent


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


def certificate(folder: Path, ends: datetime) -> Path:
    """One that `localhost` has made for itself, with its key."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(ends - timedelta(days=90))
        .not_valid_after(ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file, encoding = folder / "server.pem", serialization.Encoding.PEM
    no_password = serialization.NoEncryption()
    file.write_bytes(
        key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, no_password) + made.public_bytes(encoding)
    )
    return file


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, list[bytes], Path]]:
    """The address of a server over TLS, what it was sent, and its certificate, which ends after so many days."""
    file = certificate(tmp_path, datetime.now(UTC) + timedelta(days=request.param))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    listening, heard = socket.create_server(("127.0.0.1", 0)), list[bytes]()

    def serve() -> None:
        while True:
            try:
                connection, _from = listening.accept()
            except OSError:
                return  # the test is over
            with context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False) as secured:
                try:
                    secured.do_handshake()
                except OSError:
                    continue  # who came does not trust it
                heard.append(secured.recv(4096))
                secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

    thread = threading.Thread(target=serve)
    thread.start()
    yield f"https://localhost:{listening.getsockname()[1]}", heard, file
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()


@pytest.mark.loopback
@pytest.mark.parametrize(("server", "ours"), [(30, False), (-1, True)], indirect=["server"], ids=["foreign", "run out"])
def test_a_certificate_that_does_not_hold_is_told_as_such_and_nothing_is_sent(
    server: tuple[str, list[bytes], Path], ours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, heard, file = server
    if ours:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    talk = Http.create()
    answer = talk.mutate("POST", f"{address}/post", json={"text": "Bread"})
    assert isinstance(answer, NotSent)
    assert answer.code == "untrusted_server"
    with pytest.raises(Offline, match="untrusted_server") as asked:
        talk.ask(f"{address}/about")
    assert asked.value.facts["host"] == "localhost"
    with pytest.raises(Offline, match="untrusted_server"):
        connect(talk, network.load("bluesky"), server=address, handle="sol.example", secret="app-pass-word")
    talk.close()
    assert heard == []


@pytest.mark.loopback
@pytest.mark.parametrize("server", [30], indirect=True)
def test_one_that_the_person_trusts_is_spoken_to(
    server: tuple[str, list[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, heard, file = server
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    talk = Http.create()
    assert talk.ask(address).ok
    talk.close()
    assert len(heard) == 1
