"""Media hosts: where a picture or video is put so that a network can fetch it from a public address."""

from smdesk.adapters.hosting.base import Given, Hosted, MediaHost, Settled, Stored, hand_over, hosted
from smdesk.adapters.hosting.kinds import build, settle
from smdesk.adapters.hosting.public import PublicLook
from smdesk.adapters.hosting.trial import trial

__all__ = [
    "Given",
    "Hosted",
    "MediaHost",
    "PublicLook",
    "Settled",
    "Stored",
    "build",
    "hand_over",
    "hosted",
    "settle",
    "trial",
]
