"""The acta, the sign-off document of a record: its content, its page and its PDF."""
