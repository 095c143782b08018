"""What is outside the program: files, git, and what is beside a list."""
