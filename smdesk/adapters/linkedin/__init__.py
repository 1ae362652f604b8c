"""LinkedIn, members and organisations: text, links with a card, pictures, video, the first comment (NETWORKS 6)."""

from smdesk.adapters.linkedin.adapter import LinkedInAdapter
from smdesk.adapters.linkedin.session import connect

Adapter = LinkedInAdapter

__all__ = ["Adapter", "LinkedInAdapter", "connect"]
