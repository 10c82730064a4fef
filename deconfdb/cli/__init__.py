"""The command line: one module for each group of commands, one error boundary."""
