"""Released tables in the house: brought as `amanjol insights publish` wrote them, attacked beside every earlier one,
approved by a second person, withdrawn with a reason (docs/insights.md).

No row of a person ever comes here: what is brought was counted, hidden and rounded where the records lie.
"""
