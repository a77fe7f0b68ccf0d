"""Advocates asked one after the other: what is sealed to each at once and handed over at their turn.

Here is what needs no keyring: the seals, the page of the advocate, and handing over, which the worker does. What the
coordinator does with it stands in `offers`.

Also called: queue, escalation, round robin.
"""
