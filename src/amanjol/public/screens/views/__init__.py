"""Pages of the screens."""
