"""Threats to who helps: any member writes one in two presses; whom they choose read it, until somebody answers."""
