"""Figures: tables of coded records that are released without telling of anybody, and the attack that each withstands.

`releasing` hides, `auditing` attacks; they share nothing but the form of a release (`release_files`).
Plain Python without Django (docs/insights.md).
"""
