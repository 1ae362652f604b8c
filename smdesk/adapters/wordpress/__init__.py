"""WordPress, self-hosted or hosted, through its REST API and an application password."""

from smdesk.adapters.wordpress.adapter import WordPressAdapter
from smdesk.adapters.wordpress.session import connect

Adapter = WordPressAdapter

__all__ = ["Adapter", "WordPressAdapter", "connect"]
