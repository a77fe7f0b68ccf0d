"""A form that acts does so once: pressed twice, sent again after a lost answer, or from the browser's history.

Owns the once-token in every form of staff, the row that it becomes when the form has acted, and the answers to a
form that is sent again.

Also called: idempotency key, double submit, replay.
"""
