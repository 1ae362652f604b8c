"""The tab of the networks chosen for a client, with reasons."""
