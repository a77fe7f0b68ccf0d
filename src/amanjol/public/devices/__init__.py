"""Owns the fleet: kiosks and screens, how each is set, what they report, and the counts of what was shown.

A device makes its own key and signs every message; what it shows comes from signed packs alone. Nothing here
knows who stood before a device.
"""
