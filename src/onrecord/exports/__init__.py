"""What was read, for programs: one module a format."""
