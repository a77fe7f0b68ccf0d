"""What a country's law and danger change in a case: dated data with sources, never code.

Which fields are asked (the dangerous ones are off unless a file says otherwise, and then for her lawyer only),
how long the clocks of the referral mechanism run, whether an identity may leave the country.
"""
