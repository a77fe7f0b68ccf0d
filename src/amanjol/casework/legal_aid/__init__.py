"""Free legal aid: who needs a lawyer at the state's cost, who is on the register, and who can come."""
