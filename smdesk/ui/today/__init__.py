"""The Today page: what goes out, what needs the person, where each client is in the month."""
