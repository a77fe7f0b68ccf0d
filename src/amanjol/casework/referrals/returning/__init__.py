"""Returns: what is looked at before somebody goes home of their own will, the arrival clock, what is told back."""
