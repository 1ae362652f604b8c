"""Contests on the page of campaigns: their list, what they say, who takes part, and the draw."""
