"""Calendars in and out of files: what a file says, as rows, becomes records of posts, and records become rows."""
