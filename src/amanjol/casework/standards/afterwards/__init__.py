"""What is asked after help: instruments for outcomes, without a score; and the words of a paper to leave with."""
