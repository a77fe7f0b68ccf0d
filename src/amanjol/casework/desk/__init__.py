"""What every page of casework needs: who is let in, form fields, the timeline, and what packages attach to a case.

No model of its own and no record: packages above bring theirs.
"""
