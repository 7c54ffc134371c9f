"""What the instructivo SENAE-ISEE-3-2-006 v3 demands: its requirements, their model and its gaps."""
