"""Threads: text, pictures, video and carousels, threads as chains of replies, the first comment (NETWORKS 4)."""

from smdesk.adapters.threads.adapter import ThreadsAdapter
from smdesk.adapters.threads.signin import connect

Adapter = ThreadsAdapter

__all__ = ["Adapter", "ThreadsAdapter", "connect"]
