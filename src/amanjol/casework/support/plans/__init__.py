"""The support plan: what cannot wait, goals in the person's own words, services, going through it together."""
