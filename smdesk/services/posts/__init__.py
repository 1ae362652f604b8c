"""Posts, their versions, their series."""
