"""A YAML file with the types of YAML 1.2, as check-jsonschema and editors read it."""

from check_jsonschema.parsers.yaml import ParseError, construct_yaml_implementation

__all__ = ["ParseError", "typed"]


def typed(text):
    """The tree; raises ParseError."""
    return construct_yaml_implementation(typ="safe", pure=True).load(text)
