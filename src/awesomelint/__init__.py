"""awesomelint keeps hand-written lists of papers right."""

__version__ = "0.1.0"
