"""Calendars out of files and into them."""
