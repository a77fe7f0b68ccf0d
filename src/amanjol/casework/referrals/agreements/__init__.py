"""What two organisations agree on before they refer people to each other: for what, who answers, how soon, until when.

One offers, the other answers, either ends it: each by a letter. Both keep their own copy, sealed. Named persons and
their telephones are for the days when something goes wrong.

Also called: memorandum of understanding, standard operating procedure, focal points.
"""
