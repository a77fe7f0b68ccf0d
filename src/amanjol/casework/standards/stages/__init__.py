"""The way through the national referral mechanism: stages of help and, apart from them, the steps of justice.

Two tracks that cannot see each other. `assistance` moves by the person's safety, consent and plans; `justice` by
her wishes about police, courts and compensation. Neither imports the other, and no fact that opens a stage of
help speaks of a case in court, so help that depends on testifying cannot be written down here.
"""
