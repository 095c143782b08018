"""A run over several files: finding and linting them, caching and filtering."""
