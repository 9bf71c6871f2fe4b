"""What a reader sees: JSON for programs, rich renderables for a terminal. Pure."""
