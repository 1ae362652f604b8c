"""The bytes of a video to Meta's upload host, in one request that goes on from where it was cut (NETWORKS 2.2, 3.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

from smdesk.adapters.http import Answer, Failure
from smdesk.adapters.meta import errors
from smdesk.adapters.meta.graph import Graph, fine
from smdesk.core.outcome import NotSent, Outcome

HOST = "https://rupload.facebook.com/"
RESUMES = 5  # times a cut upload goes on from where the network says it was cut


def address(told: object, otherwise: str) -> str:
    """Where the bytes go: the address that was told, if it is the upload host's, for the token goes along."""
    return told if isinstance(told, str) and told.startswith(HOST) else HOST + otherwise


def send(graph: Graph, url: str, stream: BinaryIO, size: int, arrived: Callable[[int], int]) -> Outcome | None:
    """Send the bytes; None when the network has them all. `arrived` asks how many it has, given what was assumed."""
    offset = 0
    answer: Answer | Failure = NotSent("offline")
    for _ in range(RESUMES):
        stream.seek(offset)
        headers = {
            "Authorization": f"OAuth {graph.token}", "offset": str(offset), "file_size": str(size),
            "Content-Length": str(size - offset), "Content-Type": "application/octet-stream", "Connection": "close",
        }  # fmt: skip
        answer = graph.http.mutate("POST", url, upload=True, headers=headers, content=stream)
        if isinstance(answer, Answer) and answer.ok and fine(answer):
            return None
        if isinstance(answer, Answer) and not _retriable(answer):
            break
        offset = arrived(offset)
    return errors.after(graph, answer, repeatable=True)


def transferred(status: Any, so_far: int) -> int:
    """How many bytes the network has (`bytes_transferred`, which it also spells `bytes_transfered`)."""
    phase = status.get("uploading_phase") if isinstance(status, dict) else None
    if not isinstance(phase, dict):
        return so_far
    told = phase.get("bytes_transferred", phase.get("bytes_transfered"))
    return told if isinstance(told, int) and told >= 0 else so_far


def _retriable(answer: Answer) -> bool:
    info = answer.data.get("debug_info") if isinstance(answer.data, dict) else None
    return answer.status >= 500 or (isinstance(info, dict) and info.get("retriable") is True)
