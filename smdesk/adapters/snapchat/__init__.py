"""Snapchat's public profiles: stories, saved stories, Spotlights; for the few whose app is let in (NETWORKS 16)."""

from smdesk.adapters.snapchat.adapter import SnapchatAdapter
from smdesk.adapters.snapchat.session import connect

Adapter = SnapchatAdapter

__all__ = ["Adapter", "SnapchatAdapter", "connect"]
