"""Calendars from files and into files: the two dialogs."""
