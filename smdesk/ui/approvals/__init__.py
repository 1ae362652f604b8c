"""The approvals page: rounds of posts with the client, and what comes back."""
