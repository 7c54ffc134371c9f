"""Messages of the portal: their capture wherever they appear, and their recognition (5.3.1)."""
