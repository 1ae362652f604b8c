"""The weekly content sheet: what design is told, and the art that comes back."""
