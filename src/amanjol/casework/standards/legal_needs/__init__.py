"""What a coordinator of legal aid is told of a need for a lawyer, in codes and no text, and what is told back."""
