"""Packs: the whole guide as a static tree that phones, kiosks and any web server can carry.

Owns the one renderer of pages, the build, its manifest and check, and serving the current pack.
"""
