"""Papers for the person, in their own language: what stands on them is data, and names nobody."""
