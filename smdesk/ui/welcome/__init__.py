"""The first page of an empty desk."""
