"""Code that the peers of the speed measurement run; the suite does not use it."""
