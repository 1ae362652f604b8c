"""smdesk: the desk of one person who is social media manager and community manager."""

__version__ = "0.1.0"
