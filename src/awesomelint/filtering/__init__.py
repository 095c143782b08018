"""Filter findings: allowed, suppressed, accepted, or not on changed lines."""
