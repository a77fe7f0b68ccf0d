"""Owns the clients of circles and their sessions: help of psychologist, doctor, lawyer, whose words stay theirs."""
