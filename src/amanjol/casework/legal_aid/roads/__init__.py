"""How long the road is between the centres of two districts, in summer and in winter: a table that the coordinator
keeps. Where a way is not written down, the straight line between the centres counts (`straight_lines.py`), and where
these are not known, what is known of regions stands in for it (`offers/roads.toml`); nothing ever starts from where
somebody lives.

    queries.roads_now(keyring, today)     # minutes by two districts, in the season of that day
"""
