"""The return of a quarter: what an organisation counts at its desk for a programme, in fixed coarse tables.

An unlocked member counts it, of people who agreed to be counted outside the house and of no others; it goes on paper,
or sealed as a letter to the organisation of the programme. There a receiver takes it over as figures, and somebody else
approves them. No row of a case is ever in it (docs/results.md).
"""
