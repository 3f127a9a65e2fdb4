"""What a change of the register means, in words: two registers compared, fact by fact.

Pure functions over the register before and the one after, a module for each subject; what one of
them could not read is not compared, and said. How git has the one before is no matter here.
"""

from clu.diff.comparison import Comparison, Section, Side, compare

__all__ = ["Comparison", "Section", "Side", "compare"]
