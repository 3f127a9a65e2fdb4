"""The words of the procedure: one module per kind of YAML file, frozen pydantic records.

A record knows what its file says and where each value stands in it; it refuses to know any
other file, the clock, and the disk.
"""
