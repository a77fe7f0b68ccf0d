"""Pages of referrals: the list, one of them, and the acts on it."""
