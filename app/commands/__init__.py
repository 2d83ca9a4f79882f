"""The commands of `unionkg`: one module a command, found by its name."""
