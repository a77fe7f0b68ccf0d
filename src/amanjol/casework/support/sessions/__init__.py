"""Owns the clients of circles and their sessions: psychologist, doctor and lawyer help, and what was said stays theirs."""
