"""The year of a mandate: what an advocate does from the first day until somebody extends, hands over or closes it."""
