"""SSH as media hosts need it: the key of a server, and a session with a server that shows the key we know."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import paramiko
from paramiko import ssh_exception

from smdesk.core.errors import InvalidInput

CONNECT_S, LOGIN_S, ANSWER_S = 10.0, 20.0, 60.0
#: What ends a conversation without an answer.
SILENT = (TimeoutError, ConnectionError, socket.gaierror)
WIRE = (paramiko.SSHException, EOFError, OSError)
_PEM = re.compile(r"-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.+?)-----END \1-----", re.DOTALL)
_KINDS = (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey)

# Whatever goes wrong comes back as a value; paramiko would tell it a second time, from a thread of its own.
logging.getLogger("paramiko").setLevel(logging.CRITICAL)


class KeyChangedError(Exception):
    """The server shows another key than the one that is remembered."""


class RefusedLoginError(Exception):
    """The server is the right one and does not let us in."""


def fingerprint(key: str) -> str:
    """`SHA256:…` as OpenSSH shows it, of a key `type base64`."""
    digest = hashlib.sha256(base64.b64decode(key.split()[-1])).digest()
    return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")


def key_of(host: str, port: int) -> str:
    """The key that a server shows, `type base64`. Raises what is in `WIRE`."""
    with _transport(host, port, "") as transport:
        return _shown(transport)


@contextmanager
def logged_in(host: str, port: int, user: str, secret: str, key: str) -> Iterator[paramiko.SFTPClient]:
    """An SFTP session. Raises KeyChangedError, RefusedLoginError, and what is in `WIRE`."""
    with _transport(host, port, key) as transport:
        if _shown(transport) != key:
            raise KeyChangedError(fingerprint(_shown(transport)))
        transport.auth_timeout = LOGIN_S
        try:
            left = _let_in(transport, user, secret)
        except paramiko.AuthenticationException as error:
            raise RefusedLoginError(words(error)) from error
        if left:  # a second factor that a program does not have
            raise RefusedLoginError(", ".join(left))
        sftp = paramiko.SFTPClient.from_transport(transport)
        channel = sftp.get_channel() if sftp is not None else None
        if sftp is None or channel is None:
            raise paramiko.SSHException("no SFTP")
        channel.settimeout(ANSWER_S)
        with sftp:
            yield sftp


def _let_in(transport: paramiko.Transport, user: str, secret: str) -> list[str]:
    """What the server still wants after the password or the key, nothing when we are in."""
    own = credential(secret)
    if isinstance(own, str):
        return transport.auth_password(user, own)
    return transport.auth_publickey(user, own)


def credential(secret: str) -> str | paramiko.PKey:
    """A password as it is, a private key read.

    Raises InvalidInput: `host_private_key_locked` where it has a passphrase, `host_private_key_unreadable`.
    """
    if not secret.lstrip().startswith("-----BEGIN"):
        return secret
    found = _PEM.search(secret)
    if found is None:
        raise InvalidInput("host_private_key_unreadable", field="secret")
    # A field of one line turns its line ends into spaces.
    inside = "".join(found[2].split())
    lines = "\n".join(inside[at : at + 64] for at in range(0, len(inside), 64))
    text = f"-----BEGIN {found[1]}-----\n{lines}\n-----END {found[1]}-----\n"
    for kind in _KINDS:
        try:
            return kind.from_private_key(io.StringIO(text))
        except paramiko.PasswordRequiredException:
            raise InvalidInput("host_private_key_locked", field="secret") from None
        except (paramiko.SSHException, ValueError, IndexError):
            continue
    raise InvalidInput("host_private_key_unreadable", field="secret")


def words(error: BaseException) -> str:
    """The error's own words, short."""
    return (str(error) or type(error).__name__)[:300]


@contextmanager
def _transport(host: str, port: int, key: str) -> Iterator[paramiko.Transport]:
    transport = paramiko.Transport(socket.create_connection((host, port), CONNECT_S))
    try:
        transport.banner_timeout = CONNECT_S
        if key:  # a server has keys of several kinds: the one we know is asked for
            kind = key.split()[0]
            signed = ("rsa-sha2-512", "rsa-sha2-256") if kind == "ssh-rsa" else (kind,)
            transport.get_security_options().key_types = signed
        try:
            transport.start_client(timeout=LOGIN_S)
        except ssh_exception.IncompatiblePeer as error:
            raise KeyChangedError(words(error)) from error
        yield transport
    finally:
        transport.close()
        transport.packetizer.complete_handshake()  # else its timer keeps the process alive after a failed one


def _shown(transport: paramiko.Transport) -> str:
    key = transport.get_remote_server_key()
    return f"{key.get_name()} {key.get_base64()}"
