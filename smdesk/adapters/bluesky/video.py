"""Videos through Bluesky's video service: token, limits, upload in pieces, and the job that encodes.

The service takes videos of accounts on any public PDS and puts the encoded file into that PDS itself. A PDS on a
local network cannot be reached by it; there the MP4 is uploaded as it is, which a post may refer to as well.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.bluesky import errors
from smdesk.adapters.bluesky.upload import blob_of
from smdesk.adapters.bluesky.xrpc import Xrpc
from smdesk.adapters.http import Answer, Failure, host_of
from smdesk.core.content import MediaItem
from smdesk.core.outcome import Limited, NotSent, Outcome, Prepared, Processing, Refused, Unknown, Why

SERVICE = "https://video.bsky.app"
SERVICE_DID = "did:web:video.bsky.app"
TOKEN_S = 30 * 60  # a PDS gives up to an hour
PART_TRIES = 3
WAITS_S = (2.0, 3.0, 5.0, 8.0, 13.0, 20.0, 30.0)
BROKEN_WAIT_S = 30.0


def is_local(pds: str) -> bool:
    """True for a PDS that nobody outside can reach: loopback, a private address, a name without a public suffix."""
    host = host_of(pds).lower().rstrip(".")
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".test", ".internal", ".lan", ".home.arpa"))


class Videos:
    """The video service for one account."""

    def __init__(self, xrpc: Xrpc, service: str = SERVICE) -> None:
        self.xrpc, self.http, self.service = xrpc, xrpc.http, service

    def prepare(self, item: MediaItem, path: Path) -> Outcome:
        """Hand the file over; Processing when the service has it, or has part of it and can be given the rest."""
        limits = self._limits(item)
        if limits is not None:
            return limits
        token = self._token(f"did:web:{httpx.URL(self.xrpc.pds).host}", "com.atproto.repo.uploadBlob")
        if not isinstance(token, str):
            return token
        started = self._start(item, token)
        if isinstance(started, Answer):
            if not started.ok:
                return self.xrpc.fail(started, repeatable=True)
            session = _session(started.data)
            if session is None:
                return Unknown("answer_without_id", self.http.words(started), started.status)
            return self._send_parts(session, path, token, frozenset())
        if isinstance(started, NotSent) and started.code == "not_offered":
            return self._whole(item, path, token)
        return started

    def poll(self, request: PublishRequest) -> Outcome:
        """The job's state; a broken upload goes on with the pieces that are missing (sending one twice is harmless)."""
        if "session" in request.handle:
            return errors.lost_work(self._resume(request))
        job, asked = str(request.handle.get("job", "")), int(request.handle.get("asked", 0))
        answer = self._ask("app.bsky.video.getJobStatus", {"jobId": job})
        if not isinstance(answer, Answer):
            return answer
        if not answer.ok:
            return errors.lost_work(self.xrpc.fail(answer, repeatable=True))
        return self._judge(_status(answer.data), request.medium, asked + 1)

    # -- steps ---------------------------------------------------------------------------------------------------

    def _limits(self, item: MediaItem) -> Outcome | None:
        """None when the account may upload this video today."""
        token = self._token(SERVICE_DID, "app.bsky.video.getUploadLimits")
        if not isinstance(token, str):
            return token
        answer = self.http.read(self._url("app.bsky.video.getUploadLimits"), headers=_bearer(token))
        if isinstance(answer, NotSent):
            return answer
        if not answer.ok or not isinstance(answer.data, Mapping):
            return self.xrpc.fail(answer, repeatable=True)
        data, words = answer.data, self.http.words(answer)
        if data.get("canUpload") is True:
            left = data.get("remainingDailyBytes")
            return Limited("video_quota_used", None, words) if isinstance(left, int) and left < item.size else None
        spent = any(data.get(key) == 0 for key in ("remainingDailyVideos", "remainingDailyBytes"))
        return Limited("video_quota_used", None, words) if spent else Refused("video_forbidden", Why.PERMISSION, words)

    def _start(self, item: MediaItem, token: str) -> Answer | Outcome:
        data: dict[str, Any] = {"sizeBytes": item.size, "mimeType": item.mime, "name": _name(item)}
        data |= {"durationMs": round(item.duration_s * 1000)} if item.duration_s else {}
        data |= {"width": item.width, "height": item.height} if item.width and item.height else {}
        answer = self.http.mutate("POST", self._url("app.bsky.video.startUpload"), json=data, headers=_bearer(token))
        if isinstance(answer, Answer) and (
            answer.status in {404, 501} or errors.name_of(answer) == "MethodNotImplemented"
        ):
            return NotSent("not_offered")
        return answer

    def _send_parts(self, session: Mapping[str, Any], path: Path, token: str, received: frozenset[int]) -> Outcome:
        """All pieces that are missing, then the end of the upload. A piece that fails leaves the session to `poll`."""
        try:
            with path.open("rb") as file:
                for number in range(1, session["parts"] + 1):
                    if number in received:
                        continue
                    file.seek((number - 1) * session["part_bytes"])
                    failed = self._part(session["session"], number, file.read(session["part_bytes"]), token)
                    if failed is not None:
                        return self._broken(failed, session)
        except OSError as error:
            return NotSent("file_unreadable", error.strerror or "", Why.CONTENT)
        return self._finish(session, token)

    def _part(self, session: str, number: int, content: bytes, token: str) -> Outcome | None:
        """None when the piece is there. Tried again at once, because a piece may be sent any number of times."""
        headers = {**_bearer(token), "Content-Type": "application/octet-stream"}
        params = {"jobId": session, "partNumber": number}
        outcome: Outcome | None = None
        for attempt in range(PART_TRIES):
            if attempt:
                self.http.sleep(float(2**attempt))
            answer = self.http.mutate(
                "POST",
                self._url("app.bsky.video.uploadPart"),
                upload=True,
                params=params,
                content=content,
                headers=headers,
            )
            outcome = None if isinstance(answer, Answer) and answer.ok else self._failed(answer)
            if outcome is None or isinstance(outcome, Refused | Limited):
                return outcome
        return outcome

    def _finish(self, session: Mapping[str, Any], token: str) -> Outcome:
        answer = self.http.mutate(
            "POST",
            self._url("app.bsky.video.finishUpload"),
            json={"jobId": session["session"]},
            headers=_bearer(token),
        )
        if not isinstance(answer, Answer) or not answer.ok:
            return self._broken(self._failed(answer), session)
        job = answer.data.get("completedJobId") if isinstance(answer.data, Mapping) else None
        if not isinstance(job, str) or not job:
            return self._broken(Unknown("answer_without_id"), session)
        return Processing({"job": job, "asked": 0}, WAITS_S[0])

    def _resume(self, request: PublishRequest) -> Outcome:
        session = request.handle
        state = self._ask("app.bsky.video.getUploadStatus", {"jobId": session["session"]})
        if not isinstance(state, Answer):
            return state
        if not state.ok or not isinstance(state.data, Mapping):
            return self.xrpc.fail(state, repeatable=True)
        if state.data.get("state") == "completed":
            return Processing({"job": state.data.get("completedJobId", session["session"]), "asked": 0}, WAITS_S[0])
        if state.data.get("state") == "finishing":
            return Processing(dict(session), WAITS_S[2])
        if state.data.get("state") != "created":  # failed, aborted, expired: from the beginning
            return NotSent("upload_interrupted", self.http.redact(str(state.data.get("failureReason", ""))))
        path = request.files.get(request.medium.sha256)
        if path is None:
            return NotSent("file_unreadable", why=Why.CONTENT)
        token = self._token(f"did:web:{httpx.URL(self.xrpc.pds).host}", "com.atproto.repo.uploadBlob")
        if not isinstance(token, str):
            return token
        received = frozenset(part for part in state.data.get("receivedParts", ()) if isinstance(part, int))
        return self._send_parts(session, path, token, received)

    def _whole(self, item: MediaItem, path: Path, token: str) -> Outcome:
        """One body, for a service that does not take pieces."""
        params = {"did": self.xrpc.did, "name": _name(item)}
        headers = {**_bearer(token), "Content-Type": "video/mp4"}
        try:
            with path.open("rb") as file:
                answer = self.http.mutate(
                    "POST",
                    self._url("app.bsky.video.uploadVideo"),
                    upload=True,
                    params=params,
                    content=file,
                    headers=headers,
                )
        except OSError as error:
            return NotSent("file_unreadable", error.strerror or "", Why.CONTENT)
        if not isinstance(answer, Answer):
            return answer
        status = _status(answer.data)
        # The same video a second time is answered 409 with the job of the first.
        if (answer.ok or answer.status == 409) and status.get("jobId"):
            return Processing({"job": str(status["jobId"]), "asked": 0}, WAITS_S[0])
        return self._failed(answer)

    def _judge(self, status: Mapping[str, Any], item: MediaItem, asked: int) -> Outcome:
        blob = blob_of(status)
        if blob is not None:
            return Prepared({"blob": blob, "width": item.width, "height": item.height})
        words = self.http.redact(str(status.get("message") or status.get("error") or ""))
        if status.get("state") == "JOB_STATE_FAILED":
            return errors.job_failure(str(status.get("failureCode", "")), words)
        if not status.get("jobId"):
            return NotSent("unexpected_answer", words)
        return Processing({"job": str(status["jobId"]), "asked": asked}, WAITS_S[min(asked, len(WAITS_S) - 1)])

    # -- calls ---------------------------------------------------------------------------------------------------

    def _url(self, nsid: str) -> str:
        return f"{self.service}/xrpc/{nsid}"

    def _token(self, audience: str, method: str) -> str | Outcome:
        """A token with which the service acts for the account, signed by the PDS."""
        params: dict[str, Any] = {"aud": audience, "lxm": method}
        if method == "com.atproto.repo.uploadBlob":
            params["exp"] = int(self.xrpc.clock.now().timestamp()) + TOKEN_S
        answer = self.xrpc.get("com.atproto.server.getServiceAuth", params)
        if not isinstance(answer, Answer):
            return answer
        token = answer.data.get("token") if isinstance(answer.data, Mapping) else None
        if not answer.ok or not isinstance(token, str) or not token:
            return self.xrpc.fail(answer, repeatable=True) if not answer.ok else NotSent("unexpected_answer")
        self.http.hide(token)
        return token

    def _ask(self, nsid: str, params: Mapping[str, Any]) -> Answer | Outcome:
        """A question to the service, with a token only if it wants one."""
        answer: Answer | Failure = self.http.read(self._url(nsid), params=params)
        if not isinstance(answer, Answer) or answer.status not in {401, 403}:
            return answer
        token = self._token(SERVICE_DID, nsid)
        return (
            self.http.read(self._url(nsid), params=params, headers=_bearer(token)) if isinstance(token, str) else token
        )

    def _failed(self, answer: Answer | Failure) -> Outcome:
        return self.xrpc.fail(answer, repeatable=True) if isinstance(answer, Answer) else answer

    @staticmethod
    def _broken(failed: Outcome, session: Mapping[str, Any]) -> Outcome:
        """Keep the session for `poll` unless the service has given it up or refuses the video."""
        if isinstance(failed, Refused | Limited) or (
            isinstance(failed, NotSent) and failed.code == "upload_interrupted"
        ):
            return failed
        return Processing(dict(session), BROKEN_WAIT_S)


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _name(item: MediaItem) -> str:
    # The service wants a name with an ending; the person's file name is nobody's business.
    return f"{item.sha256[:12]}.mp4"


def _session(data: Any) -> dict[str, Any] | None:
    if not isinstance(data, Mapping):
        return None
    job, size, count = data.get("jobId"), data.get("partSizeBytes"), data.get("partCount")
    if not isinstance(job, str) or not isinstance(size, int) or not isinstance(count, int) or size < 1 or count < 1:
        return None
    return {"session": job, "part_bytes": size, "parts": count}


def _status(data: Any) -> Mapping[str, Any]:
    """The job's status; `uploadVideo` gives it bare, the lexicon has it under `jobStatus`."""
    if not isinstance(data, Mapping):
        return {}
    inner = data.get("jobStatus")
    return inner if isinstance(inner, Mapping) else data
