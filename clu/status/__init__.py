"""The state of the committee: what is to be done and until when, by whom, and how far it all is.

`tasks` derives what is to be done, as values; `progress` tells how far the next meeting has come;
`state` puts both into words for a reader, `text` and `page` into lines and into a page.
"""

from clu.status.state import State, state

__all__ = ["State", "state"]
