"""What is for everybody: no personal data about those served."""
