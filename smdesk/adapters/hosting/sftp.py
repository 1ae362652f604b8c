"""A folder of a web server, reached by SFTP; what lies in it is read at `facts["public"]`.

The server's key is remembered when the host is added, and nothing is sent to a server that shows another one.
"""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from smdesk.adapters.addresses import base_url
from smdesk.adapters.hosting import ssh
from smdesk.adapters.hosting.base import Given, Hosted, Settled, Stored
from smdesk.adapters.hosting.folders import secret_folder
from smdesk.core.clock import Clock
from smdesk.core.errors import Conflict, InvalidInput, Offline
from smdesk.core.outcome import NotSent, Outcome, Prepared, Refused, Why

if TYPE_CHECKING:
    from paramiko import SFTPClient

_HOST = re.compile(r"[A-Za-z0-9.:-]+")
_PIECE = 256 * 1024
_UNREACHED = NotSent("host_unreachable")


def settle(given: Given) -> Settled:
    """Ask the server for its key, which is remembered; logging in is proved by putting a file there.

    Raises:
        InvalidInput: as `Given.check`; `bad_server` (server), `host_folder_needed`, `public_missing`;
            `host_private_key_unreadable`, `host_private_key_locked`; as `base_url` for `public`.
        Conflict: `host_key_changed` (host, expected, found): not the key that was remembered or named.
        Offline: `host_unreachable` (host, words).
    """
    given.check()
    server, port = _server(given.server)
    folder, public = given.options.get("folder", "").strip(), given.options.get("public", "").strip()
    if not folder:
        raise InvalidInput("host_folder_needed", field="folder")
    if not public:
        raise InvalidInput("public_missing", field="public")
    ssh.credential(given.secret)
    try:
        key = ssh.key_of(server, port)
    except ssh.WIRE as error:
        raise Offline("host_unreachable", host=server, words=ssh.words(error)) from error
    user = given.handle.strip()
    known = given.known.get(f"{user}@{server}", {})
    wished, remembered = given.options.get("fingerprint", "").strip(), str(known.get("key", ""))
    expected = wished or (ssh.fingerprint(remembered) if remembered else "")
    if expected and expected != ssh.fingerprint(key):
        raise Conflict("host_key_changed", host=server, expected=expected, found=ssh.fingerprint(key))
    facts = {
        "server": server,
        "port": port,
        "user": user,
        "folder": folder.rstrip("/") or "/",
        "below": str(known.get("below") or secret_folder()),
        "public": base_url(public, path=True),
        "key": key,
        "fingerprint": ssh.fingerprint(key),
    }
    return Settled(f"{user}@{server}", facts, {"secret": given.secret.strip()})


class SftpHost:
    """MediaHost for one folder. Each act is a connection of its own: none is open while nothing happens."""

    def __init__(self, facts: Mapping[str, Any], secrets: Mapping[str, str], clock: Clock) -> None:
        self._facts, self._secret, self._clock = facts, secrets.get("secret", ""), clock
        self._folder = f"{str(facts['folder']).rstrip('/')}/{facts['below']}"
        self._public = f"{str(facts['public']).rstrip('/')}/{facts['below']}"

    def put(self, file: Hosted) -> Outcome:
        """Write it beside, then give it its name, so that nobody ever fetches half of it."""
        return self._act(lambda sftp: self._put(sftp, file))

    def stored(self) -> tuple[Stored, ...]:
        """What lies in our folder. Raises OSError."""
        try:
            with self._connected() as sftp:
                found = sftp.listdir_attr(self._folder)
        except FileNotFoundError:
            return ()
        except (ssh.KeyChangedError, ssh.RefusedLoginError, *ssh.WIRE) as error:
            raise OSError(ssh.words(error)) from error
        plain = [each for each in found if stat.S_ISREG(each.st_mode or 0)]
        return tuple(Stored(each.filename, datetime.fromtimestamp(each.st_mtime or 0, UTC)) for each in plain)

    def remove(self, name: str) -> Outcome:
        """Delete one file."""

        def gone(sftp: SFTPClient) -> Outcome:
            try:
                sftp.remove(f"{self._folder}/{name}")
            except FileNotFoundError:
                return Prepared({})
            return Prepared({})

        return self._act(gone)

    def close(self) -> None:
        """Nothing is open between two acts."""

    def _put(self, sftp: SFTPClient, file: Hosted) -> Outcome:
        target = f"{self._folder}/{file.name}"
        done = Prepared({"url": f"{self._public}/{file.name}", "name": file.name})
        try:
            sftp.stat(str(self._facts["folder"]))
        except FileNotFoundError:
            return Refused("host_folder_missing", Why.AUTH, str(self._facts["folder"]))
        if not self._has(sftp, target, file):
            with _going_on():
                sftp.mkdir(self._folder, 0o755)  # an error says that it is there; if it is not, writing says why
            trouble = self._write(sftp, f"{target}.part", file)
            if trouble is not None:
                with _going_on():
                    sftp.remove(f"{target}.part")  # a full disk needs its room back
                return trouble
            self._rename(sftp, f"{target}.part", target)
        now = int(self._clock.now().timestamp())
        with _going_on():
            sftp.utime(target, (now, now))  # by our own clock, by which it is cleared away one day
        return done

    def _has(self, sftp: SFTPClient, target: str, file: Hosted) -> bool:
        try:
            return sftp.stat(target).st_size == file.size
        except FileNotFoundError:
            return False

    def _write(self, sftp: SFTPClient, target: str, file: Hosted) -> Outcome | None:
        try:
            with file.path.open("rb") as stream, sftp.open(target, "wb") as there:
                there.set_pipelined(True)
                while piece := stream.read(_PIECE):
                    there.write(piece)
        except OSError as error:
            if isinstance(error, ssh.SILENT) or error.errno in {errno.EACCES, errno.EPERM, errno.ENOENT}:
                raise
            # The protocol has one word for a full disk, a quota and a bad sector: "Failure".
            return Refused("host_full", Why.AUTH, ssh.words(error))
        size = sftp.stat(target).st_size
        if size != file.size:  # pieces are sent without waiting, so that the no to the last of them is not heard
            return Refused("host_full", Why.AUTH, f"{size} / {file.size}")
        with _going_on():
            sftp.chmod(target, 0o644)
        return None

    @staticmethod
    def _rename(sftp: SFTPClient, old: str, new: str) -> None:
        try:
            sftp.posix_rename(old, new)
        except OSError:  # a server without OpenSSH's extension refuses where the name is taken
            with _going_on():
                sftp.remove(new)
            sftp.rename(old, new)

    def _act(self, act: Callable[[SFTPClient], Outcome]) -> Outcome:
        try:
            with self._connected() as sftp:
                return act(sftp)
        except ssh.KeyChangedError as error:
            return Refused("host_key_changed", Why.AUTH, str(error))
        except ssh.RefusedLoginError as error:
            return Refused("host_login_refused", Why.AUTH, str(error))
        except OSError as error:
            if not isinstance(error, ssh.SILENT) and error.errno in {errno.EACCES, errno.EPERM}:
                return Refused("host_forbidden", Why.AUTH, ssh.words(error))
            return NotSent(_UNREACHED.code, ssh.words(error))
        except ssh.WIRE as error:
            return NotSent(_UNREACHED.code, ssh.words(error))

    @contextmanager
    def _connected(self) -> Iterator[SFTPClient]:
        facts = self._facts
        server, port, user = str(facts["server"]), int(facts["port"]), str(facts["user"])
        with ssh.logged_in(server, port, user, self._secret, str(facts["key"])) as sftp:
            yield sftp


@contextmanager
def _going_on() -> Iterator[None]:
    """For what need not succeed: a server may not let us touch modes and times. A lost line is no such thing."""
    try:
        yield
    except ssh.SILENT:
        raise
    except OSError:
        return


def _server(typed: str) -> tuple[str, int]:
    text = typed.strip().removeprefix("sftp://").rstrip("/")
    host, _, port = text.rsplit("@", 1)[-1].partition(":")
    number = int(port) if port.isdecimal() else 0 if port else 22
    if not _HOST.fullmatch(host) or not 0 < number < 65536:
        raise InvalidInput("bad_server", field="server", server=typed.strip())
    return host, number
