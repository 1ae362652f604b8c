"""The file that really leaves: the part of an image that was chosen, without the place where it was taken."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from smdesk.adapters.base import PublishRequest
from smdesk.core.crop import Crop
from smdesk.core.network import NetworkSpec
from smdesk.core.steps import StepKind

#: (file, most bytes, most pixels, the part of it) → the file to send; see `system.media_fit.outgoing`.
Fit = Callable[[Path, int | None, int | None, Crop | None], Path]


def as_is(file: Path, max_bytes: int | None, max_pixels: int | None, crop: Crop | None) -> Path:
    """No change."""
    return file


def prepared(request: PublishRequest, spec: NetworkSpec, fit: Fit) -> PublishRequest:
    """The request of an upload step with the file that is to be sent; any other request as it is.

    That file is just under the network's limits where it fits images, and the part that was chosen.

    The medium keeps its hash, which is its name in the ledger; type and size are those of the file sent.

    Raises:
        InvalidInput: `media_missing`, `media_unreadable`, `media_cannot_fit`, `media_cannot_crop`.
    """
    if request.step.kind is not StepKind.UPLOAD or request.medium.kind not in {"image", "gif"}:
        return request
    medium = request.medium
    rule = spec.media_for(request.format)
    limits = (rule.image_bytes, rule.image_pixels) if spec.fits_images else (None, None)
    original = request.files[medium.sha256]
    file = fit(original, *limits, medium.crop)
    if file == original:
        return request
    mime = mimetypes.guess_type(file.name)[0] or medium.mime
    sent = replace(medium, mime=mime, size=file.stat().st_size)
    media = tuple(sent if index == request.step.media else item for index, item in enumerate(request.part.media))
    return replace(request, part=replace(request.part, media=media), files={**request.files, medium.sha256: file})
