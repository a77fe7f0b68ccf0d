"""Owns circles: a few members for whom something is sealed that nobody else opens, nor whoever put it in.

    circles = opening.opened_circles(request)       # None: locked, or a role that is in no circle
    intake = intakes.intake_of(circle, circles=circles, keyring=keyring)
    intakes.put_in(intake, plaintext, record, "table.column")   # None instead of an intake: nobody vouches for it
    intakes.read(circles.of(circle.pk), sealed, number, record, "table.column")

A member may be in circles and hold no key of the organisation; what the organisation's epoch opens stays closed
to them. docs/believed.md says what is believed, and why.

Also called: groups, private channels.
"""
