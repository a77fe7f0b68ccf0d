"""Whom a room above sends to a course: what that room keeps inside its own seal. Nothing of learning points back."""
