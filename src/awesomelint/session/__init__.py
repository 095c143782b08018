"""What happens over the files of one call: linting, caching, filtering, replaying."""
