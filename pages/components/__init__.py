"""Components that pages share: fields, bulk filling, reading order and text patterns."""
