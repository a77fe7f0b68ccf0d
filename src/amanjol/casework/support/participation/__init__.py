"""Courses of the person of a case. The case holds the learner's id inside its seal; learning knows nothing of cases."""
