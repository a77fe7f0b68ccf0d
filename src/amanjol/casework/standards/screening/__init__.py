"""Lists of indicators, the rule of a dimension, the table that combines them, and when they may score a person.

All of it is data in `data/`: a list, the rule and the table are corrected there, and whoever corrects one voids
the practitioners' signatures. The engine never says that somebody is no victim, and never that somebody is out
of danger: where the table is silent the result is "not decided".
"""
