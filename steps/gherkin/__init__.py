"""Collection of feature files, their text as written, and the dry run: glue without steps."""
