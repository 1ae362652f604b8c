"""A proxy on loopback that loses what a network would lose: `python -m bench.lossy_proxy URL --share 0.3`.

It hands each request to the real server on a connection of its own. For chosen requests (those that change something)
it then does one of the things in `Fate`, by a script or by a seeded chance, and notes what it did.
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import socketserver
import struct
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from io import BufferedIOBase
from typing import Any
from urllib.parse import urlsplit

#: The calls that make a post: Bluesky's records, Mastodon's statuses.
MAKES_A_POST = re.compile(r"POST /(xrpc/com\.atproto\.repo\.(put|create)Record|api/v1/statuses)\b")
TIMEOUT_S = 120.0


class Fate(StrEnum):
    """What becomes of one request."""

    PASS = "pass"
    CUT_BEFORE = "cut_before"  # the server never hears of it
    DROP_ANSWER = "drop_answer"  # carried out; the connection ends without a byte
    RESET_ANSWER = "reset_answer"  # the same, with a reset
    HALF_ANSWER = "half_answer"  # carried out; the answer breaks off
    BAD_GATEWAY = "bad_gateway"  # carried out; a 502 comes back
    BAD_GATEWAY_BEFORE = "bad_gateway_before"  # not carried out; the same 502
    STALL = "stall"  # carried out; nothing comes for a while, then the connection ends


#: Fates after which the server has carried the request out.
CARRIED_OUT = frozenset({Fate.DROP_ANSWER, Fate.RESET_ANSWER, Fate.HALF_ANSWER, Fate.BAD_GATEWAY, Fate.STALL})


@dataclass
class Plan:
    """What is lost. `script` is used up first; then each chosen request is lost with the probability `share`."""

    script: list[Fate] = field(default_factory=list)
    share: float = 0.0
    fates: tuple[Fate, ...] = tuple(fate for fate in Fate if fate is not Fate.PASS)
    only: re.Pattern[str] = MAKES_A_POST
    seed: int = 0
    stall_s: float = 1.0
    log: list[tuple[str, Fate]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._turn = threading.Lock()

    def fate(self, line: str) -> Fate:
        """The fate of a request by its first line."""
        with self._turn:
            fate = self._decide() if self.only.match(line) else Fate.PASS
            self.log.append((line.rsplit(" ", 1)[0], fate))
            return fate

    def _decide(self) -> Fate:
        if self.script:
            return self.script.pop(0)
        return self._chance.choice(self.fates) if self._chance.random() < self.share else Fate.PASS

    def fates_met(self, *fates: Fate) -> int:
        """How many requests have met one of these fates."""
        with self._turn:
            return sum(1 for _, fate in self.log if fate in fates)


class _Handler(socketserver.StreamRequestHandler):
    timeout = TIMEOUT_S
    server: _Server

    def handle(self) -> None:
        head = list(_lines(self.rfile))
        if not head:
            return
        line = head[0].decode("latin-1").strip()
        fate = self.server.plan.fate(line)
        body = _body(head, self.rfile)
        if fate is Fate.CUT_BEFORE:
            return
        answer = b"" if fate is Fate.BAD_GATEWAY_BEFORE else self._forward(head, body)
        self._answer(fate, answer)

    def _answer(self, fate: Fate, answer: bytes) -> None:
        if fate is Fate.PASS:
            self.wfile.write(answer)
        elif fate is Fate.HALF_ANSWER:
            self.wfile.write(answer[: len(answer) // 2])
        elif fate in {Fate.BAD_GATEWAY, Fate.BAD_GATEWAY_BEFORE}:
            text = b"<html>Bad Gateway</html>"
            self.wfile.write(
                b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n"
                b"Content-Length: %d\r\n\r\n%s" % (len(text), text)
            )
        elif fate is Fate.STALL:
            self.server.ending.wait(self.server.plan.stall_s)
        elif fate is Fate.RESET_ANSWER:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def _forward(self, head: list[bytes], body: bytes) -> bytes:
        """The server's whole answer."""
        kept = [each for each in head if not each.lower().startswith((b"connection:", b"expect:"))]
        with socket.create_connection(self.server.upstream, TIMEOUT_S) as link, self.server.open_while(link):
            link.sendall(b"".join(kept) + b"Connection: close\r\n\r\n" + body)
            answer = bytearray()
            while piece := link.recv(65536):
                answer += piece
        return bytes(answer)


def _lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a head, without the empty one that ends it."""
    for line in stream:
        if line in {b"\r\n", b"\n"}:
            return
        yield line


def _body(head: list[bytes], stream: BufferedIOBase) -> bytes:
    """The body as it came, chunks and all, so that it can be handed on unchanged."""
    names = {name.strip().lower(): value.strip() for name, _, value in (each.partition(b":") for each in head[1:])}
    if b"chunked" not in names.get(b"transfer-encoding", b"").lower():
        return bytes(stream.read(int(names.get(b"content-length", b"0"))))
    body = b""
    while True:
        size = stream.readline()
        length = int(size.split(b";")[0], 16)
        body += size + stream.read(length + 2)
        if not length:
            return body


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False  # `server_close` waits for each thread, which `end` makes a short wait
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, upstream: tuple[str, int], plan: Plan) -> None:
        self.upstream = upstream
        self.plan = plan
        self.ending = threading.Event()
        self._open: set[socket.socket] = set()
        self._turn = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """One request on its own thread, which `end` can cut short."""
        with self.open_while(request):
            super().process_request_thread(request, client_address)

    @contextmanager
    def open_while(self, link: socket.socket) -> Iterator[None]:
        """Have `end` shut `link` while the block runs; at once if it has been called already."""
        with self._turn:
            self._open.add(link)
            if self.ending.is_set():
                _shut(link)
        try:
            yield
        finally:
            with self._turn:
                self._open.discard(link)

    def end(self) -> None:
        """Take no more requests, cut off those under way on both sides, and wait for their threads."""
        self.shutdown()
        with self._turn:
            self.ending.set()
            for link in self._open:
                _shut(link)
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves, or a server that is gone: both look like a cut connection to the other side."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def _shut(link: socket.socket) -> None:
    """Wake whoever reads from it or writes to it on another thread."""
    with suppress(OSError):  # closed, or never connected
        link.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxy(url: str, plan: Plan) -> Iterator[str]:
    """The address of a proxy before `url` while the block runs."""
    target = urlsplit(url)
    server = _Server((target.hostname or "127.0.0.1", target.port or 80), plan)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="lossy proxy")
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.end()
        thread.join()


def main(argv: list[str] | None = None) -> int:
    """Run until Ctrl-C; tells each request that was lost."""
    parser = argparse.ArgumentParser(prog="python -m bench.lossy_proxy", description=__doc__)
    parser.add_argument("url", help="the real server, such as http://localhost:2583")
    parser.add_argument("--share", type=float, default=0.3, help="probability that a request is lost")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fate", action="append", choices=[fate.value for fate in Fate], help="only these")
    args = parser.parse_args(argv)
    fates = tuple(Fate(name) for name in args.fate) if args.fate else Plan().fates
    plan = Plan(share=args.share, fates=fates, seed=args.seed)
    with proxy(args.url, plan) as address:
        print(address, flush=True)
        told = 0
        try:
            while True:
                time.sleep(0.5)
                for line, fate in plan.log[told:]:
                    if fate is not Fate.PASS:
                        print(f"{fate.value}  {line}", flush=True)
                told = len(plan.log)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main())
