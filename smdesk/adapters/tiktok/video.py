"""A video: announced first, which gives the id of the post and an address for its bytes, then sent in pieces.

Announcing is the container step, for nobody sees anything of it. The last piece makes it go out: the part step. Source:
media transfer guide; pieces go in order, and `status/fetch` says how much has arrived.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from smdesk.adapters.base import PublishRequest
from smdesk.adapters.http import Answer
from smdesk.adapters.tiktok import creator, errors, posts, status
from smdesk.adapters.tiktok.api import Api, data_of, fine, identifier
from smdesk.core.content import MediaItem
from smdesk.core.outcome import NotSent, Outcome, Prepared, Processing, Refused, Unknown, Why
from smdesk.core.steps import Step, StepKind

WHOLE = 64 * 1024 * 1024  # guide: up to here in one piece
PIECE = 32 * 1024 * 1024  # guide: 5 to 64 MB; the rest goes with the last one
TRIES = 3
UPLOADS = ".tiktokapis.com"


def lay_ready(api: Api, request: PublishRequest) -> Outcome:
    """The container step: ask what the account may do, and announce its video; photos are announced by posting them."""
    if request.step.kind is not StepKind.CONTAINER:
        return NotSent("not_offered", why=Why.CONTENT)
    media = request.part.media
    if not media:
        return Refused("media_required", Why.CONTENT)
    film = film_of(request)
    if film is None and any(item.kind == "video" for item in media):
        return Refused("media_mix_refused", Why.CONTENT)
    if posts.drafted(request):  # what the creator may do concerns what is posted directly
        return Prepared({}) if film is None else _announce(api, request, film)
    answer = api.send(creator.PATH)
    known = creator.read(answer) if isinstance(answer, Answer) and fine(answer) else None
    if known is None:
        return NotSent("answer_unreadable") if fine(answer) else errors.outcome(api, answer, repeatable=True)
    objection = creator.objection(known, request)
    if objection is not None:
        return objection
    return Prepared({}) if film is None else _announce(api, request, film)


def publish(api: Api, request: PublishRequest, film: MediaItem) -> Outcome:
    """Send the bytes, from where the network has them up to."""
    laid = request.prepared.get(Step(StepKind.CONTAINER, request.step.part).name, {})
    known, url = identifier(laid.get("publish_id")), laid.get("upload_url")
    if not known or not isinstance(url, str):
        return NotSent("upload_expired")
    _hide(api, url)
    file = request.files.get(film.sha256)
    if file is None:
        return NotSent("media_missing", film.filename, Why.CONTENT)
    state = status.fetch(api, known)
    if not isinstance(state, status.State):
        return state
    if state.status == "FAILED" and not state.received:
        return NotSent("upload_expired")  # the address was not used in time
    if state.status != "PROCESSING_UPLOAD":
        return status.outcome(api, request, state)
    try:
        return _send(api, file, film.mime, url, state.received) or Processing({"publish_id": known}, status.WAIT_S)
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)


def film_of(request: PublishRequest) -> MediaItem | None:
    """The part's video where it is all that it has."""
    media = request.part.media
    return media[0] if len(media) == 1 and media[0].kind == "video" else None


def pieces(size: int) -> list[tuple[int, int]]:
    """First byte and byte after the last of each piece; what remains goes with the last one."""
    if size <= WHOLE:
        return [(0, size)]
    count = size // PIECE
    return [(number * PIECE, size if number == count - 1 else (number + 1) * PIECE) for number in range(count)]


def _announce(api: Api, request: PublishRequest, film: MediaItem) -> Outcome:
    file = request.files.get(film.sha256)
    if file is None:
        return NotSent("media_missing", film.filename, Why.CONTENT)
    try:
        size = file.stat().st_size
    except OSError as error:
        return NotSent("file_unreadable", api.http.redact(error.strerror or ""), Why.CONTENT)
    parts = pieces(size)
    source = {
        "source": "FILE_UPLOAD", "video_size": size, "chunk_size": size if len(parts) == 1 else PIECE,
        "total_chunk_count": len(parts),
    }  # fmt: skip
    if posts.drafted(request):
        answer = api.send("/post/publish/inbox/video/init/", {"source_info": source})
    else:
        body = {"post_info": posts.video_info(request), "source_info": source}
        answer = api.send("/post/publish/video/init/", body)
    if not fine(answer):
        return errors.of_draft(request, errors.outcome(api, answer, repeatable=True))
    data = data_of(answer)
    known, url = identifier(data.get("publish_id")), data.get("upload_url")
    if not known or not isinstance(url, str) or not _is_theirs(url):
        return NotSent("answer_without_id")
    _hide(api, url)
    return Prepared({"publish_id": known, "upload_url": url})


def _is_theirs(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and (parts.hostname or "").endswith(UPLOADS)


def _hide(api: Api, url: str) -> None:
    for pair in urlsplit(url).query.split("&"):
        api.http.hide(pair.partition("=")[2])


def _send(api: Api, file: Path, mime: str, url: str, received: int) -> Outcome | None:
    """The pieces that the network has not; None when it has all."""
    size = file.stat().st_size
    with file.open("rb") as stream:
        for first, end in pieces(size):
            if first < received:
                continue
            stream.seek(first)
            content = stream.read(end - first)
            trouble = _piece(api, url, mime, content, (first, end, size))
            if trouble is not None:
                return trouble
    return None


def _piece(api: Api, url: str, mime: str, content: bytes, place: tuple[int, int, int]) -> Outcome | None:
    """One piece. The last one is sent once: with it the post goes out."""
    first, end, size = place
    last = end == size
    headers = {"Connection": "close", "Content-Type": mime, "Content-Range": f"bytes {first}-{end - 1}/{size}"}
    answer: Any = NotSent("offline")
    for _ in range(1 if last else TRIES):
        answer = api.http.mutate("PUT", url, upload=True, content=content, headers=headers)
        if isinstance(answer, Answer) and answer.status == (201 if last else 206):
            return None
        if isinstance(answer, Answer) and answer.status < 500:
            break
    if not isinstance(answer, Answer):
        return answer if last else NotSent("upload_interrupted", answer.words)
    if answer.ok and last:
        return Unknown("unexpected_answer", status=answer.status)
    if answer.status >= 500 or answer.status in {408, 425, 429}:
        return errors.outcome(api, answer, repeatable=not last)
    return NotSent("upload_expired", api.http.words(answer))
