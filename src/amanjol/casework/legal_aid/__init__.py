"""Legal aid for who was trafficked: whether the person of a case is entitled to a lawyer at the state's cost, and why
(`right`); the need for one, from the case to the coordinator and back (`needs`); the advocates whom the state pays
(`register`); who of them stands with the other side (`conflict`); which of them is proposed for which need
(`allocation`), asked by telephone, and what they answered (`offers`); the year after one has accepted
(`mandates`); a plan of all needs at once (`planning`), hours on the road (`roads`); and what districts have and lack
(`coverage`).

`docs/legal-aid.md` and `docs/legal-aid-allocation.md` say what is here and what is not yet.
"""
