"""What the programme does as a whole: what is counted of it, and what may be told."""
