"""References to posts: AT addresses, links of the app, and the pair of address and content hash that a reply needs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from smdesk.adapters.bluesky import errors
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer
from smdesk.core.outcome import NotSent, Outcome, Refused, RemoteRef, Why
from smdesk.core.records import dataclass

POST = "app.bsky.feed.post"
_AT = re.compile(r"at://([^/\s]+)/([a-zA-Z0-9.-]+)/([a-zA-Z0-9_~.:-]+)")
_LINK = re.compile(r"https?://(?:[a-z0-9-]+\.)*bsky\.(?:app|social)/profile/([^/\s]+)/post/([a-zA-Z0-9]+)/?(?:[?#].*)?")
HANDLE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strong:
    """A post (address and content hash), and the root of the conversation it belongs to (itself, if it began it)."""

    uri: str
    cid: str
    root_uri: str = ""
    root_cid: str = ""

    def ref(self) -> dict[str, str]:
        """com.atproto.repo.strongRef of the post itself."""
        return {"uri": self.uri, "cid": self.cid}

    def root(self) -> dict[str, str]:
        """com.atproto.repo.strongRef of the conversation's first post."""
        return {"uri": self.root_uri, "cid": self.root_cid} if self.root_uri and self.root_cid else self.ref()


def split(address: str) -> tuple[str, str, str] | None:
    """Repository (DID or handle), collection and record key of an AT address or of a link to a post."""
    if match := _AT.fullmatch(address.strip()):
        return match[1], match[2], match[3]
    if match := _LINK.fullmatch(address.strip()):
        return match[1], POST, match[2]
    return None


def link(handle: str, did: str, rkey: str) -> str:
    """The address of a post for people. A handle may be missing or `handle.invalid`; the DID works too."""
    who = handle if HANDLE.fullmatch(handle) and not handle.endswith(".invalid") else did
    return f"https://bsky.app/profile/{who}/post/{rkey}"


def remote(uri: str, cid: str, handle: str, did: str, root: Mapping[str, str] | None = None) -> RemoteRef:
    """What is remembered of a published post; `root` when it is a reply in a conversation begun by another post."""
    extra = {"cid": cid} if cid else {}
    if root is not None and root["uri"] != uri:
        extra |= {"root_uri": root["uri"], "root_cid": root["cid"]}
    return RemoteRef(uri, link(handle, did, uri.rsplit("/", 1)[-1]), extra)


def known(ref: RemoteRef) -> Strong | None:
    """The strong reference in a remembered post, None where the content hash is missing."""
    cid = ref.extra.get("cid", "")
    if not cid or not ref.id.startswith("at://"):
        return None
    return Strong(ref.id, cid, ref.extra.get("root_uri", ""), ref.extra.get("root_cid", ""))


def resolve_handle(xrpc: Xrpc, handle: str) -> str | Outcome | None:
    """The DID of a handle; None when it definitely has none, an outcome when the PDS could not be asked."""
    answer = xrpc.get("com.atproto.identity.resolveHandle", {"handle": handle}, auth=False)
    if not isinstance(answer, Answer):
        return answer
    did = answer.data.get("did") if isinstance(answer.data, Mapping) else None
    if answer.ok and isinstance(did, str) and did.startswith("did:"):
        return did
    # HandleNotFound, and InvalidRequest "Unable to resolve handle" for a domain that is no handle.
    if answer.status in {400, 404} and errors.name_of(answer):
        return None
    return xrpc.fail(answer, repeatable=True) if not answer.ok else NotSent("unexpected_answer")


def find_post(xrpc: Xrpc, address: str) -> Strong | Outcome:
    """Look a post up by address or link. Refused GONE when there is none, CONTENT when the address is no post's."""
    pieces = split(address)
    if pieces is None:
        return Refused("reply_target_invalid", Why.CONTENT)
    repo, collection, rkey = pieces
    if not repo.startswith("did:"):
        did = resolve_handle(xrpc, repo)
        if did is None:
            return Refused("reply_target_gone", Why.GONE)
        if not isinstance(did, str):
            return did
        repo = did
    uri = f"at://{repo}/{collection}/{rkey}"
    # The app's view knows everybody's posts; the own PDS knows the newest own ones, which the view may not have yet.
    seen = xrpc.get("app.bsky.feed.getPosts", {"uris": uri})
    if isinstance(seen, Answer) and seen.ok:
        posts = seen.data.get("posts") if isinstance(seen.data, Mapping) else None
        if isinstance(posts, list) and posts and (found := _strong(posts[0], "record")):
            return found
    params = {"repo": repo, "collection": collection, "rkey": rkey}
    held = xrpc.get("com.atproto.repo.getRecord", params, auth=False)
    if not isinstance(held, Answer):
        return held
    if held.ok:
        return _strong(held.data, "value") or NotSent("unexpected_answer")
    if held.status in {400, 404} and errors.name_of(held) in {"RecordNotFound", "InvalidRequest", "RepoNotFound"}:
        if not isinstance(seen, Answer):
            return seen  # the view was not reached, so nothing is known about other people's posts
        return Refused("reply_target_gone", Why.GONE) if seen.ok else xrpc.fail(seen, repeatable=True)
    return xrpc.fail(held, repeatable=True)


def _strong(data: Any, record: str) -> Strong | None:
    if not isinstance(data, Mapping) or not isinstance(data.get("uri"), str) or not isinstance(data.get("cid"), str):
        return None
    value = data.get(record)
    reply = value.get("reply") if isinstance(value, Mapping) else None
    root = reply.get("root") if isinstance(reply, Mapping) else None
    if isinstance(root, Mapping) and isinstance(root.get("uri"), str) and isinstance(root.get("cid"), str):
        return Strong(data["uri"], data["cid"], root["uri"], root["cid"])
    return Strong(data["uri"], data["cid"])
