"""The quarter: people once, what was done and what came of it; counted in the supervisor's request, stored nowhere."""
