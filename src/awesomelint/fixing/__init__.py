"""Apply fixes, and verify that nothing is lost."""
