"""What happened around a meeting or a seat, as the file that puts it on record.

Each module makes drafts of one kind; `draft` reads them back and adds them. Nothing is asked here,
and nothing is printed.
"""
