"""Recognising that somebody may have been trafficked, protecting them, and the work for them: the case.

Plain Python without Django, a database or keys: `screening` (ILO indicators), `interview` (the questions as a
conversation), `stages` (the way through the referral mechanism, its clocks, country policy), `people` (forms of
a person, who may consent) and `htcds` (fields and codes of a case). What staff read is data beside the code.
"""
