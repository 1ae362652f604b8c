"""What Google's networks share: calls with an access that is renewed, and the errors of its APIs."""
