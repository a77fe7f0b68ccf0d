"""Who could take a need, who is asked by telephone, and what they answered."""
