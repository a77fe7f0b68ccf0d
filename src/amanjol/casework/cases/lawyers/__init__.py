"""What is written for a person's lawyer alone, and opens to nobody else."""
