"""The house where people sleep: who gets which bed, who came along, what is held for them, and how they leave.

A house is sealed to the organisation, a stay to its case. Nobody is kept, and nothing of theirs.
"""
