"""What stands around the pages: the window, its rail, its status line, one instance, unexpected errors."""
