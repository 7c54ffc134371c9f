"""Requirements of the instructivo SENAE-ISEE-3-2-006 v3, their model, and the coverage of the document by them."""
