"""Survivors' data: everything in these rooms is protected. Order in `docs/architecture.md`."""
