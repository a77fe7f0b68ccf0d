"""The need for a lawyer: from a case to whoever coordinates legal aid, and back what they answer."""
