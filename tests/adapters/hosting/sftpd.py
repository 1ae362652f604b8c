"""An SFTP server in this process on a folder, with troubles: no room, no rights, a line that is cut."""

from __future__ import annotations

import io
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import paramiko
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from paramiko.common import AUTH_FAILED, AUTH_SUCCESSFUL, OPEN_SUCCEEDED

USER, PASSWORD = "sol", "hunter22 long"


def made(phrase: bytes = b"", *, rsa: bool = False) -> str:
    """A new private key as OpenSSH writes it."""
    key = generate_private_key(65537, 2048) if rsa else Ed25519PrivateKey.generate()
    locked = BestAvailableEncryption(phrase) if phrase else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, locked).decode()


def read(text: str) -> paramiko.PKey:
    """The key of such a text, of either kind."""
    for kind in (paramiko.Ed25519Key, paramiko.RSAKey):
        try:
            return kind.from_private_key(io.StringIO(text))
        except paramiko.SSHException:
            continue
    raise AssertionError("no key")


ONE, TWO = made(), made()


class Room:
    """What the server allows, changed by tests while it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key: paramiko.PKey = read(ONE)
        self.full_after: int | None = None  # bytes of one file
        self.cut_after: int | None = None
        self.read_only = False
        self.plain_rename = False  # without OpenSSH's extension
        self.public_key: paramiko.PKey | None = None
        self.logins = 0
        self.written: list[str] = []


class _Login(paramiko.ServerInterface):
    def __init__(self, room: Room) -> None:
        self.room = room

    def check_auth_password(self, username: str, password: str) -> int:
        self.room.logins += 1
        return AUTH_SUCCESSFUL if (username, password) == (USER, PASSWORD) else AUTH_FAILED

    def check_auth_publickey(self, username: str, key: paramiko.PKey) -> int:
        return AUTH_SUCCESSFUL if key == self.room.public_key else AUTH_FAILED

    def get_allowed_auths(self, username: str) -> str:
        return "password,publickey"

    def check_channel_request(self, kind: str, chanid: int) -> int:
        return OPEN_SUCCEEDED


class _File(paramiko.SFTPHandle):
    def __init__(self, room: Room, path: Path, flags: int) -> None:
        super().__init__(flags)
        self.room, self.path, self.transport = room, path, None
        self.stream: Any = os.fdopen(os.open(path, flags, 0o600), "wb" if flags & os.O_WRONLY else "rb")

    def write(self, offset: int, data: bytes) -> int:
        if self.room.full_after is not None and offset + len(data) > self.room.full_after:
            return paramiko.SFTP_FAILURE
        if self.room.cut_after is not None and offset + len(data) > self.room.cut_after:
            raise EOFError("cut")
        self.stream.seek(offset)
        self.stream.write(data)
        return paramiko.SFTP_OK

    def close(self) -> None:
        self.stream.close()


class _Files(paramiko.SFTPServerInterface):
    def __init__(self, server: Any, room: Room) -> None:
        super().__init__(server)
        self.room = room

    def _at(self, path: str) -> Path:
        return self.room.folder / path.strip("/")

    def _do(self, act: Any) -> Any:
        try:
            return act()
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno or 0)

    def stat(self, path: str) -> Any:
        return self._do(lambda: paramiko.SFTPAttributes.from_stat(self._at(path).stat()))

    lstat = stat

    def list_folder(self, path: str) -> Any:
        def listed() -> list[Any]:
            return [paramiko.SFTPAttributes.from_stat(each.stat(), each.name) for each in self._at(path).iterdir()]

        return self._do(listed)

    def open(self, path: str, flags: int, attr: Any) -> Any:
        if self.room.read_only and flags & (os.O_WRONLY | os.O_RDWR):
            return paramiko.SFTP_PERMISSION_DENIED
        self.room.written.append(path)
        return self._do(lambda: _File(self.room, self._at(path), flags))

    def mkdir(self, path: str, attr: Any) -> Any:
        if self.room.read_only:
            return paramiko.SFTP_PERMISSION_DENIED
        return self._do(lambda: self._at(path).mkdir()) or paramiko.SFTP_OK

    def remove(self, path: str) -> Any:
        return self._do(lambda: self._at(path).unlink()) or paramiko.SFTP_OK

    def rename(self, old: str, new: str) -> Any:
        if self._at(new).exists():
            return paramiko.SFTP_FAILURE
        return self._do(lambda: self._at(old).rename(self._at(new)) and None) or paramiko.SFTP_OK

    def posix_rename(self, old: str, new: str) -> Any:
        if self.room.plain_rename:
            return paramiko.SFTP_OP_UNSUPPORTED
        return self._do(lambda: self._at(old).replace(self._at(new)) and None) or paramiko.SFTP_OK

    def chattr(self, path: str, attr: Any) -> Any:
        def changed() -> None:
            if attr.st_mode is not None:
                self._at(path).chmod(attr.st_mode)
            if attr.st_mtime is not None:
                os.utime(self._at(path), (attr.st_atime, attr.st_mtime))

        return self._do(changed) or paramiko.SFTP_OK


class _Session(paramiko.SFTPServer):
    """Ends the connection, instead of answering, where a file says that the line is cut."""

    def _process(self, kind: int, number: int, message: Any) -> None:
        try:
            super()._process(kind, number, message)
        except EOFError:
            self.sock.get_transport().close()


@contextmanager
def running(room: Room) -> Iterator[int]:
    """The port on which it listens."""
    listener = socket.create_server(("127.0.0.1", 0))
    open_now: list[paramiko.Transport] = []
    ending = threading.Event()

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            if ending.is_set():
                client.close()
                return
            transport = paramiko.Transport(client)
            transport.add_server_key(room.key)
            transport.set_subsystem_handler("sftp", _Session, _Files, room)
            open_now.append(transport)
            try:
                transport.start_server(server=_Login(room))
            except (paramiko.SSHException, EOFError, OSError):
                transport.close()
                transport.packetizer.complete_handshake()

    thread = threading.Thread(target=serve, name="sftpd")
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        ending.set()
        with socket.create_connection(listener.getsockname()):
            thread.join(5)
        listener.close()
        for transport in open_now:
            transport.close()
            transport.join(5)
