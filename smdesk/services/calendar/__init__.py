"""The calendar as it is read."""
