"""Contests, their entries and draws."""
