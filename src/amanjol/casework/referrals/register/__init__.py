"""What a supervisor answers for: the register of transfers, and how late answers come between which countries."""
