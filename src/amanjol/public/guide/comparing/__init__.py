"""What a second person decides about, on one page: the words that readers see beside those that would replace them."""
