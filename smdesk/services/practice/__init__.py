"""The example desk."""
