"""The output formats for the learned style."""
