"""The interview of a case, and what its answers show."""
