"""Care that cannot wait for a consent which nobody can give: two people record it, a representative is asked for."""
