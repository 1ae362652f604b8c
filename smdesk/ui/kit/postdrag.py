"""Posts that are carried from one page or window to another: what their mime data says."""

from __future__ import annotations

import json

from PySide6.QtCore import QMimeData

MIME = "application/x-smdesk-posts"


def post_ids(data: QMimeData) -> list[int]:
    """The numbers of the posts that are carried, each once; none for anything else."""
    if not data.hasFormat(MIME):
        return []
    try:
        told = json.loads(bytes(data.data(MIME).data()))
        items = told["items"] if isinstance(told, dict) else told
        found = [int(each["post_id"]) for each in items]
    except (ValueError, KeyError, TypeError):
        return []
    return list(dict.fromkeys(found))
