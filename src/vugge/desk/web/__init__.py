"""Min dag, a family's page and the search: addresses, answers and pages."""
