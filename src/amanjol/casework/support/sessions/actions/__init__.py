"""What case and circle do: `asking` for who works on the case, `helping` for who is in the circle."""
