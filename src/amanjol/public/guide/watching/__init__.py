"""Watching the law: which pages of each country somebody of ours looks at each month, when, and what came of it."""
