"""Private messages by way of a real PDS: whom it hands them on to, and for which app password it does.

Bluesky's own service of messages is not to be had; the one here is this project's, known to the network by an identity
that the real directory keeps. What is proved is the PDS's part: the way, the permission and the proof of who asks.
"""

from __future__ import annotations

import base64
import hashlib
import http.server
import json
import threading
import time
import uuid
from datetime import UTC, datetime

import httpx
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from smdesk.adapters.base import Account, ReplyRequest, Target
from smdesk.adapters.bluesky import BlueskyAdapter, connect
from smdesk.adapters.http import Http
from smdesk.core import network
from smdesk.core.outcome import Found, Published, Refused, Why
from tests.adapters.bluesky.chat import ChatService
from tests.adapters.lexicon import Lexicons

pytestmark = pytest.mark.servers
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def cbor(value):
    """DAG-CBOR of what an operation of the directory holds."""

    def head(major, size):
        if size < 24:
            return bytes([major << 5 | size])
        return bytes([major << 5 | 24, size]) if size < 256 else bytes([major << 5 | 25]) + size.to_bytes(2)

    if value is None:
        return b"\xf6"
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    keys = sorted(value, key=lambda key: (len(key), key))
    return head(5, len(value)) + b"".join(cbor(key) + cbor(value[key]) for key in keys)


def did_key(key):
    point = b"\xe7\x01" + key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    number, text = int.from_bytes(point), ""
    while number:
        number, rest = divmod(number, 58)
        text = ALPHABET[rest] + text
    return f"did:key:z{text}"


def registered(plc, endpoint):
    """A new identity in the directory whose service of messages is at this address."""
    key = ec.generate_private_key(ec.SECP256K1())
    operation = {
        "type": "plc_operation", "rotationKeys": [did_key(key)], "verificationMethods": {"atproto": did_key(key)},
        "alsoKnownAs": [], "prev": None,
        "services": {"bsky_chat": {"type": "BskyChatService", "endpoint": endpoint}},
    }  # fmt: skip
    r, s = utils.decode_dss_signature(key.sign(cbor(operation), ec.ECDSA(hashes.SHA256())))
    raw = r.to_bytes(32) + min(s, ORDER - s).to_bytes(32)
    operation["sig"] = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    did = "did:plc:" + base64.b32encode(hashlib.sha256(cbor(operation)).digest()).decode().lower()[:24]
    answer = httpx.post(f"{plc}/{did}", json=operation, trust_env=False)
    assert answer.status_code == 200, answer.text
    return did


@pytest.fixture
def service(shared):
    """The service of messages behind a real socket: (its conversations, its address, the calls it was given)."""
    calls = []
    chat = ChatService("", lambda: datetime.now(UTC), Lexicons(shared / "specs/bluesky/lexicons"))

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            content = self.rfile.read(int(self.headers.get("content-length", 0)))
            request = httpx.Request(self.command, f"http://chat.test{self.path}", content=content)
            calls.append((self.path, self.headers["authorization"].removeprefix("Bearer ")))
            answer = chat.respond(request)
            self.send_response(answer.status_code)
            for name, value in (("content-type", "application/json"), ("content-length", str(len(answer.content)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)

        do_POST = do_GET

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield chat, f"http://localhost:{server.server_port}", calls
        server.shutdown()
        thread.join()


@pytest.fixture
def accounts(lab):
    """Adapters of one account with an app password that may see messages, and with one that may not."""
    facts = lab("bluesky.py")
    url = facts["url"] + "/xrpc/com.atproto.server."
    name = f"u{uuid.uuid4().hex[:12]}.test"
    made = httpx.post(
        url + "createAccount", json={"handle": name, "email": f"{name}@example.test", "password": "main-password"},
        trust_env=False,
    ).json()  # fmt: skip
    opened = Http.create()

    def adapter(service, *, privileged):
        app = httpx.post(
            url + "createAppPassword", json={"name": f"p{uuid.uuid4().hex[:6]}", "privileged": privileged},
            headers={"Authorization": f"Bearer {made['accessJwt']}"}, trust_env=False,
        ).json()  # fmt: skip
        spec = network.load("bluesky")
        session = connect(opened, spec, server=facts["url"], handle=name, secret=app["password"])
        told = {**session.facts, "chat_service": service}
        return BlueskyAdapter(
            Account(spec, session.server, session.remote_id, session.handle, told, session.secrets), opened
        )

    yield facts, made["did"], adapter
    opened.close()


def test_messages_go_through_the_server_with_the_permission_and_are_refused_without(accounts, service):
    facts, did, adapter = accounts
    chat, address, calls = service
    chat.did = did
    asked = chat.said("¿Abrís mañana?", "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa")
    theirs = f"{registered(facts['plc_url'], address)}#bsky_chat"

    allowed = adapter(theirs, privileged=True)
    public = allowed.page()
    assert public.more
    found, cursor = [], public.cursor
    while True:
        page = allowed.page(cursor)
        found, cursor = [*found, *page.messages], page.cursor
        assert page.left_out == ()
        if not page.more:
            break
    assert [(each.id, each.text, each.private) for each in found] == [(asked, "¿Abrís mañana?", True)]
    request = ReplyRequest(
        "r1", datetime.now(UTC), Target(asked, "message", private=True), "Sí, a las 8", first_try=datetime.now(UTC)
    )
    outcome = allowed.reply(request)
    assert isinstance(outcome, Published)
    assert allowed.find_reply(request) == Found(outcome.remote)
    assert [row["text"] for row in chat.convos[asked.split("/")[0]]["messages"]] == ["¿Abrís mañana?", "Sí, a las 8"]
    for path, token in calls:  # each call carries the server's own proof of who asks, and for what
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        assert (claims["iss"], claims["aud"]) == (did, theirs.split("#")[0])
        assert claims["lxm"] == path.split("/xrpc/")[1].split("?")[0]
        assert claims["exp"] > time.time()

    calls.clear()
    without = adapter(theirs, privileged=False)
    page = without.page()
    assert (page.more, page.left_out) == (False, ("messages_not_allowed",))
    refused = without.reply(request)
    assert isinstance(refused, Refused)
    assert (refused.code, refused.why) == ("messages_not_allowed", Why.PERMISSION)
    assert calls == []
