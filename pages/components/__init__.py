"""Components that pages share: fields and lists, their filling, pressing and checks, layout and text patterns."""
