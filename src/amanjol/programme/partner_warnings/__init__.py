"""Warnings between nodes: what readers see here is told to partners by letter, and what partners tell waits here.

A holder of the keys tells a warning that stands, or that it has ended (`telling`); a letter that arrives is vouched for
by who opened it and by the node (`signed`), and an editor takes it over as a draft of their own or puts it aside
(`taking`). Nothing is published and nothing is changed by itself (docs/warnings.md).
"""
