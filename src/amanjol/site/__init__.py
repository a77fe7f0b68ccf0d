"""Puts the house together: settings, addresses, command line, embedded database, worker.

Nobody imports this package.
"""
