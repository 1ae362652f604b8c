"""Documents for clients: pages with the client's brand, in the client's language, written as PDF."""
