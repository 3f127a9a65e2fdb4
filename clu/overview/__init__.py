"""Many committees at a glance: who has met, sent, answered, and what is late.

`row` asks one committee, of the same duties, tasks and findings as the rest of clu; `table` sets
the rows for a terminal, a spreadsheet and programs, `page` for a browser. Nobody is named in it.
"""
