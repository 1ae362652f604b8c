"""The content sheet: a week of posts as design is told of it, and the art that comes back."""
