"""Courses that people go to: cohorts, who learns in them, how long they were there, the same test three times.

Learners are sealed, and look alike: whoever survived, a relative, a lawyer, an officer. Of cases it knows nothing; a
package above can restrict a learner to named members, and erase one (`docs/learning.md`).
"""
