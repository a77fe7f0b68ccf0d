"""What an organisation does for somebody after the first days: the plan that is made together, and what stands in it.

Owns the room `plans` (needs, goals in the person's own words, services); each other subject has a folder beside it.
All of it hangs on a case (`cases.beneath`): who opens the case opens it.
"""
