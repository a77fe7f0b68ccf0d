"""What a programme promised and what was done: results, indicators with their targets, and figures with their source.

The first room of the plane with pages: rooms above take its guard, its rules and the frame of its pages from here.
Figures are counted in kinds that never mix, and the database itself refuses to (docs/results.md).
"""
