"""Figures as drawings: inline SVG, pure functions, no script and no style sheet needed.

A drawing says everything in ink and words: it takes the colour of the text around it, so that it is
right on a light page, on a dark one and on paper, and its size from the size of that text. What it
shows stands in words too: its title and description for who does not see it, a table and a sentence
beside it for everybody.
"""

from clu.charts.drawings import drawings, svg

__all__ = ["drawings", "svg"]
