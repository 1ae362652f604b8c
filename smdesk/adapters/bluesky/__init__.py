"""Bluesky by the AT Protocol, with an app password."""

from smdesk.adapters.bluesky.adapter import BlueskyAdapter
from smdesk.adapters.bluesky.signin import connect

__all__ = ["BlueskyAdapter", "connect"]
