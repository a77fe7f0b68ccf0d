"""How long the road is between the centres of two districts, in summer and in winter: a table that the coordinator
keeps. Where a way is not written down, what is known of regions stands in for it (`offers/roads.toml`); nothing ever
starts from where somebody lives.

    queries.roads_now(keyring, today)     # minutes by two districts, in the season of that day
"""
