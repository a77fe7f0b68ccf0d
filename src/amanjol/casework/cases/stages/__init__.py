"""The stages of help with their clocks, and apart from them the steps of justice."""
