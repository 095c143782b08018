"""Reports: findings in the words of a format, one module a format."""
