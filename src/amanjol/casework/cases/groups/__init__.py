"""Many at once: one event, the people of it, what is owed to them together."""
