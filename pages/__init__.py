"""The pages of a portal: locators and verbs, found by what a person sees. No assertions here."""
