"""Released tables in the forms that others read: IATI and a spreadsheet. It reads released folders and nothing else."""
