"""The minutes of a meeting: begun, moved on from stage to stage, as each audience reads them.

Nothing is loaded here: whoever begins the minutes needs no template, and whoever writes them out no
skeleton.
"""
