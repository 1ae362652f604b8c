"""The tab of competitors: each with its figures over time, network by network."""
