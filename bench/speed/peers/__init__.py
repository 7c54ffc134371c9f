"""What the rivals run; nothing here is used by the suite."""
