"""Page objects of the portal: the locators and actions of its pages, without assertions."""
