"""The weekly content sheet: what a designer is told of each post, and whose art a file is."""
