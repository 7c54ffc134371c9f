"""Detection: which deliberate defects of the reference portal the suite finds, and which requirement it blames."""
