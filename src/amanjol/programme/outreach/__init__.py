"""What the programme says outwards, and what was answered: recommendations with their commitments, days, events, reach.

Nothing here is about a person who was helped: attendance is a number, proof is about what a body did, and no table has
a field for a name of theirs. What strangers read are rows of their own, written only from what was agreed to
(docs/outreach.md).
"""
