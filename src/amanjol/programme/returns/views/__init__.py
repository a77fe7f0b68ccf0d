"""Pages of returns: at the desk of who hands them in, and at the programme."""
