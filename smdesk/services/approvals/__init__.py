"""Approval rounds: posts sent to the client together, and what comes back."""
