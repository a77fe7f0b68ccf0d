"""Accompanying somebody on a consultation: a plan, a course or a grant and no case of a victim; how it becomes one."""
