"""Employers who agreed, vacancies, placements and how they go; a family business with its grant. An employer never
learns why somebody comes, and whoever works looks alike: somebody who survived, a relative, a lawyer's clerk.
"""
