"""What editors type and choose."""
