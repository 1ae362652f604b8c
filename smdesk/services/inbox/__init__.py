"""What people say, and what is answered."""
