"""Birkeby's families made through the doors, each deed as the member of staff whose family it is."""
