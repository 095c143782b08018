"""User interface: the console, build services, progress, and sanitised text."""
