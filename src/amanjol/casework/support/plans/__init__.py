"""The support plan: what cannot wait, goals in the person's own words, services, and when it was gone through together."""
