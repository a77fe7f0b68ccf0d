"""Reminders by e-mail that say nothing: that something waits at the desk, to whoever asked for them."""
