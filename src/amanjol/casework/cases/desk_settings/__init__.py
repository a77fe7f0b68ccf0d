"""What a supervisor sets for the desk of the organisation: the ceiling, its own clocks."""
