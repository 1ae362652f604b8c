"""The command line: everything the window does that makes sense without one, on the same services."""
