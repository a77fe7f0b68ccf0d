"""The return of a quarter: what an organisation counts at its desk for a programme, in fixed coarse tables.

An unlocked member counts it in their own request, of people who agreed to be counted outside the house and of no
others. It is stored nowhere; no row of a case is ever in it (docs/results.md).
"""
