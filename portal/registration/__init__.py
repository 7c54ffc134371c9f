"""Registration of a general user, as SENAE-ISEE-3-2-006 (version 3) describes it."""
