"""Finding people whom the organisation has written down: by name in any script, by number."""
