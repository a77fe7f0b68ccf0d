"""Owns the node, its organisations, their members and what each role may do."""
