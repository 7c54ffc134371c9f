"""Views of the reference portal: they translate between HTTP and the domain, and decide nothing."""
