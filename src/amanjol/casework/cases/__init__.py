"""The case: people and cases, sealed; whoever may open them; the work for them, one folder a subject.

What is of the case itself lies beside this file: rows, records and their seals, who may read what, creating, working,
the pages of the work list and of one case. Each folder is a subject with its own forms, actions and pages, and knows no
other but those that stand below it in `pyproject.toml`.
"""
