"""X: posts, threads, pictures with alternative text, video in pieces, the first comment (NETWORKS 5)."""

from smdesk.adapters.x.adapter import XAdapter
from smdesk.adapters.x.session import connect, signed_in

Adapter = XAdapter

__all__ = ["Adapter", "XAdapter", "connect", "signed_in"]
