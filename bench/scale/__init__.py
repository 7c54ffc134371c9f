"""Cost of large runs: records of thousands of synthetic outcomes, closed and checked by the suite's own code."""
