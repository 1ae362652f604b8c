"""Campaigns, their ads, what they cost, the links of their posts."""
