"""Holds the own process within limits: for one that reads an order, answers, and ends.

What can take minutes and much memory (V8, HiGHS) is in no memory of web server or worker: it runs in a process of its
own, which calls `limits.confine` before it reads anything. Plain Python without Django.

Also called: sandbox, resource limits.
"""
