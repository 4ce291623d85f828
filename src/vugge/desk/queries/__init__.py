"""A day, a family's page and a search, composed of what the modules below answer."""
