"""X: posts, threads, pictures with alternative text, video in pieces, the first comment (NETWORKS 5)."""

from smdesk.adapters.x.adapter import XAdapter
from smdesk.adapters.x.session import connect

Adapter = XAdapter

__all__ = ["Adapter", "XAdapter", "connect"]
