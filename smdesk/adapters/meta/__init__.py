"""What Facebook, Instagram, Threads and Meta's ads have in common: one Graph, one way to page, one table of errors."""
