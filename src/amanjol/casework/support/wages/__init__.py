"""Wages that were owed: what the person decided about a claim, and what came into their hands (получено на руки)."""
