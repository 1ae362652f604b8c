"""The assisted panel: a small window beside the browser that has everything ready for publishing by hand."""
