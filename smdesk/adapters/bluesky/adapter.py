"""Bluesky: publish, look back, take down, and know the account.

A part is written with `putRecord` under a record key that follows from the publication (`tid`), and with
`swapRecord: null`, which means "only if there is none": the same record a second time changes nothing and gives the
same answer, another record under that key is refused. So a part exists once, however often it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smdesk.adapters.base import (
    Account,
    Complaint,
    InboxMessage,
    InboxPage,
    PublishRequest,
    ReplyRequest,
    Sample,
    Session,
    Target,
)
from smdesk.adapters.bluesky import (
    acts,
    answering,
    card,
    errors,
    inbox,
    listing,
    messages,
    metrics,
    record,
    refs,
    signin,
    tid,
    upload,
    video,
)
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.fetch import Fetcher
from smdesk.adapters.http import Answer, Http, host_of
from smdesk.core.clock import Clock, SystemClock
from smdesk.core.errors import Unavailable
from smdesk.core.outcome import (
    CannotTell,
    Finding,
    Found,
    NotSent,
    NotThere,
    Outcome,
    Prepared,
    Published,
    Refused,
    RemoteRef,
    Unknown,
    Why,
)
from smdesk.core.steps import StepKind


class BlueskyAdapter:
    """One account. Implements Publishes, Deletes, Authorises and ReadsMetrics of `adapters.base`.

    `account.facts` may name the PDS (`pds`), another video service (`video_service`, "" for none) and another service
    of private messages (`chat_service`).
    `allow_local` lets link cards be made from pages of the local network.
    """

    def __init__(self, account: Account, http: Http, *, clock: Clock | None = None, allow_local: bool = False) -> None:
        self.account, self.http = account, http
        facts = account.facts
        pds = str(facts.get("pds") or account.server or signin.DEFAULT_SERVER)
        self.did = account.remote_id or str(facts.get("did", ""))
        self.xrpc = Xrpc(http, pds, self.did, account.secrets, clock or SystemClock())
        service = facts.get("video_service")
        if service is None:
            service = "" if video.is_local(pds) else video.SERVICE
        self.videos = video.Videos(self.xrpc, str(service)) if service else None
        self.chat = messages.Chat(self.xrpc, str(facts.get("chat_service") or messages.SERVICE))
        self.fetcher = Fetcher(http, allow_local)

    # -- Publishes -----------------------------------------------------------------------------------------------

    def prepare(self, request: PublishRequest) -> Outcome:
        """An upload (`blob`, `width`, `height`) or a link card (the `external` of its embed)."""
        if request.step.kind is StepKind.CARD:
            return card.prepare(request.part.link, self.fetcher, self.xrpc)
        item = request.medium
        path = request.files.get(item.sha256)
        if path is None:
            return NotSent("file_unreadable", why=Why.CONTENT)
        if item.kind in {"image", "gif"}:
            return upload.image(self.xrpc, item, path, self.account.spec.media.image_bytes)
        if item.kind == "video":
            if self.videos is None:
                return upload.video(self.xrpc, item, path)
            return self.videos.prepare(item, path)
        return Refused("media_type_refused", Why.CONTENT)

    def publish(self, request: PublishRequest) -> Outcome:
        """Write the record of a part or comment: one `putRecord`, after reads that change nothing."""
        built = record.build(request, self.xrpc)
        if not isinstance(built, dict):
            return built
        body = {**self._place(request), "record": built, "swapRecord": None}
        answer = self.xrpc.post("com.atproto.repo.putRecord", data=body)
        if not isinstance(answer, Answer):
            return answer
        if not answer.ok:
            if errors.name_of(answer) == "InvalidSwap":
                return self._taken(request, answer)
            return self.xrpc.fail(answer)
        # An unchanged repeat is answered without `commit`; it is published all the same.
        found = self._remote(request, answer.data, built)
        if found is None:
            return Unknown("answer_without_id", self.http.words(answer), answer.status)
        return Published(found)

    def poll(self, request: PublishRequest) -> Outcome:
        """Only videos take their time."""
        if self.videos is None:
            return Refused("upload_interrupted", Why.TRANSIENT)
        return self.videos.poll(request)

    def find(self, request: PublishRequest) -> Finding:
        """Read the record under our key: conclusive, for the PDS answers from the repository itself.

        Under a key that nobody knows any more it is looked for in the list of all records.
        """
        if request.step.repeatable:
            return NotThere()
        if request.by_content:
            return listing.find_like(self.xrpc, self.account.handle, self.did, request)
        answer = self.xrpc.get("com.atproto.repo.getRecord", self._place(request), auth=False)
        if not isinstance(answer, Answer):
            return CannotTell("network_silent", again=True)
        name, words = errors.name_of(answer), self.http.words(answer)
        if name == "RecordNotFound" or (answer.status == 400 and words.startswith("Could not locate record")):
            return NotThere()
        if not answer.ok:
            again = answer.status >= 500 or answer.status == 429 or not name
            return CannotTell("network_silent" if again else "account_unreadable", again=again)
        value = answer.data.get("value") if isinstance(answer.data, Mapping) else None
        found = self._remote(request, answer.data, value if isinstance(value, Mapping) else {})
        if found is None or not isinstance(value, Mapping):
            return CannotTell("unexpected_answer", again=True)
        if value.get("text") != request.part.text:
            return CannotTell("other_record")
        return Found(found)  # `createdAt` under our own key is what we wrote ourselves

    # -- Deletes -------------------------------------------------------------------------------------------------

    def delete(self, remote: RemoteRef) -> Outcome:
        """Delete one of our own records; deleting what is gone is answered like the first time."""
        pieces = refs.split(remote.id)
        if pieces is None or (pieces[0].startswith("did:") and pieces[0] != self.did):
            return Refused("not_ours", Why.PERMISSION)
        body = {"repo": self.did, "collection": pieces[1], "rkey": pieces[2]}
        answer = self.xrpc.post("com.atproto.repo.deleteRecord", data=body)
        if not isinstance(answer, Answer):
            return answer
        return Prepared({}) if answer.ok else self.xrpc.fail(answer)

    # -- the inbox: ReadsInbox, ReadsThreads, RepliesInInbox, LikesInInbox, HidesInInbox, BlocksAuthors ----------

    def page(self, cursor: str = "") -> InboxPage:
        """Replies, mentions and quotes since the last reading, then private messages. Raises as `inbox.page`."""
        return messages.page(self.chat, cursor)

    def thread(self, post_id: str) -> tuple[InboxMessage, ...]:
        """What stands under a post, as the app shows it. Raises as `inbox.page`."""
        return inbox.thread(self.xrpc, post_id)

    def reply(self, request: ReplyRequest) -> Outcome:
        """A post of its own that answers; under a key that follows from the request, so that twice is once.

        In a conversation a message, which knows of no key.
        """
        if request.to.private:
            return answering.reply(self.chat, request)
        return self.publish(request.as_comment())

    def find_reply(self, request: ReplyRequest) -> Finding:
        """Read the record under that key: conclusive. Messages are looked for in their conversation."""
        if request.to.private:
            return answering.find(self.chat, request)
        found = self.find(request.as_comment())
        return NotThere() if isinstance(found, Found) and found.remote.id in request.taken else found

    def like(self, target: Target, on: bool) -> Outcome:
        """A like of ours, or none; of a message, a heart."""
        if target.private:
            return answering.heart(self.chat, target, on)
        return acts.like(self.xrpc, target, on)

    def hide(self, target: Target, on: bool) -> Outcome:
        """Behind a click for everybody under our post, or shown again."""
        return acts.hide(self.xrpc, target, on)

    def block(self, target: Target, on: bool) -> Outcome:
        """Block its author, or no longer."""
        return acts.block(self.xrpc, target, on)

    def mute(self, target: Target, on: bool) -> Outcome:
        """See nothing more of its author, or again."""
        return acts.mute(self.xrpc, target, on)

    def report(self, target: Target, complaint: Complaint) -> Outcome:
        """Tell it to Bluesky's moderators."""
        return acts.report(self.xrpc, target, complaint)

    # -- Authorises ----------------------------------------------------------------------------------------------

    def whoami(self) -> Session:
        """Ask the PDS who this is. Raises AuthExpired, Offline, Unavailable, LimitedError."""
        answer = self.xrpc.get("com.atproto.server.getSession")
        if not isinstance(answer, Answer):
            raise signin.raised(answer, self.xrpc.pds)
        data = answer.data if isinstance(answer.data, Mapping) else {}
        if not answer.ok:
            raise signin.failed(self.http, answer, self.xrpc.pds)
        if not isinstance(data.get("did"), str):
            raise Unavailable("not_a_pds", host=host_of(self.xrpc.pds), status=answer.status)
        profile = self.xrpc.get("app.bsky.actor.getProfile", {"actor": data["did"]})
        server = self.account.server or self.xrpc.pds
        return signin.session(data, server, signin.name_in(profile), **self.xrpc.secrets)

    def renewed(self) -> Mapping[str, str] | None:
        """All secrets when tokens rotated since this was last asked, else None. Store them at once."""
        return self.xrpc.renewed()

    # -- ReadsMetrics --------------------------------------------------------------------------------------------

    def samples(self, remote_ids: Sequence[str]) -> tuple[Sample, ...]:
        """Counts of posts and of the account. Raises AuthExpired, Offline, Unavailable, LimitedError."""
        return tuple(metrics.read(self.xrpc, self.account.handle, remote_ids))

    # -- inside --------------------------------------------------------------------------------------------------

    def _place(self, request: PublishRequest) -> dict[str, Any]:
        return {"repo": self.did, "collection": refs.POST, "rkey": tid.record_key(request)}

    def _remote(self, request: PublishRequest, data: Any, built: Mapping[str, Any]) -> RemoteRef | None:
        """What an answer says about our record; None when it speaks of another one, or of none."""
        uri = f"at://{self.did}/{refs.POST}/{tid.record_key(request)}"
        if not isinstance(data, Mapping) or data.get("uri") != uri:
            return None
        cid = data.get("cid")
        reply = built.get("reply")
        root = reply.get("root") if isinstance(reply, Mapping) else None
        first = root if isinstance(root, Mapping) and {"uri", "cid"} <= root.keys() else None
        return refs.remote(uri, cid if isinstance(cid, str) else "", self.account.handle, self.did, first)

    def _taken(self, request: PublishRequest, answer: Answer) -> Outcome:
        """Our key holds a record that is not byte for byte this one. An earlier send of ours with, say, another
        link card is the post; anything else is somebody else's and stays as it is."""
        found = self.find(request)
        if isinstance(found, Found):
            return Published(found.remote)
        if isinstance(found, CannotTell) and found.code == "other_record":
            return self.xrpc.fail(answer)
        return Unknown("record_key_taken", self.http.words(answer), answer.status)
