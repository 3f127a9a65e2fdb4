"""The rules: a module per chapter of the procedure, a function per rule; the engine runs them."""
