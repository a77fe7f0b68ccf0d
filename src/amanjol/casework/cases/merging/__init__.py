"""Two people in the desk who are one: making one of them, and the way back."""
