"""The communication plan as a document: its sections, how it looks, and what it is written to."""
