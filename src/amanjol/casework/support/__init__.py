"""What an organisation does for somebody after the first days: the plan that is made together, and what stands in it.

Owns the rooms `plans` (needs, goals in the person's own words, services), `files` (what came with a person, sealed) and
`sessions` (clients of psychologist, doctor and lawyer), `shelter` (the house, its beds, who stays there); each other
subject has a folder beside them.
All of it hangs on a case (`cases.beneath`): who opens the case opens it. Houses alone are sealed to the organisation.
"""
