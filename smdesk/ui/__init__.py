"""The window: widgets, item models and the acts of the person; nothing below it knows Qt."""
