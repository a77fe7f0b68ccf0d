"""Complaints about the house itself: from a page without sign-in or from paper, to receivers named in advance.

Each is sealed to the keys of those receivers who are not accused, and to nobody else; what concerns exploitation by
staff goes to a second organisation, of this node or of another. It hangs on no case and knows none
(`docs/complaints.md`).

Also called: grievance, whistleblowing, feedback.
"""
