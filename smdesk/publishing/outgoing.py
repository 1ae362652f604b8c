"""The file that really leaves: the part of an image that was chosen, without the place where it was taken."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smdesk.adapters.base import PublishRequest
from smdesk.core.content import MediaItem
from smdesk.core.crop import Crop
from smdesk.core.network import NetworkSpec
from smdesk.core.steps import StepKind

#: (file, most bytes, most pixels, the part of it, as JPEG) → the file to send; see `system.media_fit.outgoing`.
Fit = Callable[[Path, int | None, int | None, Crop | None, bool], Path]


def as_is(file: Path, max_bytes: int | None, max_pixels: int | None, crop: Crop | None, jpeg: bool) -> Path:
    """No change."""
    return file


def prepared(request: PublishRequest, spec: NetworkSpec, fit: Fit) -> PublishRequest:
    """The request with the files that are to be sent: of an upload step its one, of a network without such steps all.

    A file is just under the network's limits and of a type that it takes where it fits images, and the part that
    was chosen.

    A medium keeps its name in the ledger, the hash with its crop; type and size are those of the file sent.

    Raises:
        InvalidInput: `media_missing`, `media_unreadable`, `media_cannot_fit`, `media_cannot_crop`.
    """
    if request.step.kind is StepKind.UPLOAD:
        medium = request.medium
        sent, file = _outgoing(request, medium, spec, fit)
        if file is None or file == request.files.get(medium.sha256):
            return request
        media = tuple(sent if at == request.step.media else item for at, item in enumerate(request.part.media))
        return replace(request, part=replace(request.part, media=media), files={**request.files, medium.sha256: file})
    own_steps = all(spec.uploads(item.kind) for item in request.part.media)
    if own_steps or request.step.kind is StepKind.COMMENT:
        return request
    members = [_outgoing(request, medium, spec, fit) for medium in request.part.media]
    # One picture may go out twice, with another part of it each time: here each file has a name of its own.
    media = tuple(replace(sent, sha256=sent.name) for sent, _ in members)
    found = zip(media, members, strict=True)
    files = {item.sha256: file for item, (_, file) in found if file is not None}
    return replace(request, part=replace(request.part, media=media), files=files)


def _outgoing(request: PublishRequest, medium: MediaItem, spec: NetworkSpec, fit: Fit) -> tuple[MediaItem, Path | None]:
    """The medium as it is sent, and its file."""
    original = request.files.get(medium.sha256)
    if original is None or medium.kind not in {"image", "gif"}:
        return medium, original
    rule = spec.media_for(request.format)
    limits = (rule.image_bytes, rule.image_pixels) if spec.fits_images else (None, None)
    file = fit(original, *limits, medium.crop, spec.converts(medium.mime, request.format))
    if file == original:
        return medium, file
    mime = mimetypes.guess_type(file.name)[0] or medium.mime
    return replace(medium, mime=mime, size=file.stat().st_size), file
