"""What is true of figures on paper: the extract's columns and codes, conditions, and the declared figures."""
