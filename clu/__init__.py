"""clu: the register of a prefecture's comité local des usagers, checked against its procedure."""

__version__ = "0.1.0"
