"""A spreadsheet on a page: looked at first, every wrong cell told; a second press writes all or nothing."""
