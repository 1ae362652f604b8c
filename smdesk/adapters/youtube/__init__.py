"""YouTube: videos and Shorts of a channel, its own scheduler, and the first comment."""

from smdesk.adapters.youtube.adapter import YouTubeAdapter
from smdesk.adapters.youtube.session import connect

Adapter = YouTubeAdapter

__all__ = ["Adapter", "YouTubeAdapter", "connect"]
