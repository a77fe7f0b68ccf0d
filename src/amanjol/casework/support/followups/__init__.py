"""Afterwards: how a case was closed, and being asked after 1, 3, 6 and 12 months, as the person wants it."""
