"""The questions as a conversation: safety first, then needs, hard questions last; skip anything, stop any time.

The script is data (`data/labour.yaml`); the state is plain data, ready to be sealed; what comes next is a pure
function of both. `triage` is the three-minute form for many people at once.
"""
