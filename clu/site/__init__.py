"""The committee's pages for the internet or the intranet: what they say, and their files."""

from clu.site.printing import files

__all__ = ["files"]
