"""Parts that all measurements share: sessions under conditions, their outcomes, and the state of checkout and machine."""
