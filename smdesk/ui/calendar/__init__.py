"""The calendar: month, week, day and agenda over one query, and the tray of ideas."""
