"""A reader with a linear programme who attacks a released table; what it knows is read from the figures contract."""
