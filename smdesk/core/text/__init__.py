"""Text as the networks read it: counted, taken apart, escaped, and compared."""
