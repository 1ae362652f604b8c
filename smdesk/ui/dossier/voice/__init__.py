"""The tab of the brand voice."""
