"""Parts that all measurements share: sessions under conditions, their outcomes, checkout and machine."""
