"""What is printed for the day of a meeting: sheet, entrance list, plates, the chair’s page."""
