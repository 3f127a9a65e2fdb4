"""The file for the auditor of the quality label: what a year shows for each commitment."""
