"""Legal aid for who was trafficked: whether the person of a case is entitled to a lawyer at the state's cost, and why.

`docs/legal-aid.md` says what is here and what is not yet.
"""
