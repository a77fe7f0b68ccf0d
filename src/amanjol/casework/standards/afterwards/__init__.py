"""What is asked after help: instruments for outcomes, without a score; and the words of the paper a person leaves with."""
