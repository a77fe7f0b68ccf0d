"""Papers of chosen facts for a court or the police, as the answer to a legal demand that is recorded in the case."""
