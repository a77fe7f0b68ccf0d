"""Standards of the field as data and plain Python: what is asked, decided and written down about a person.

Lists of indicators and how they are weighed, the talk, stages of help and of justice, HTCDS, what a country's
law changes, who may consent for whom, papers for the person, courses. No Django, no row, no key.
"""
