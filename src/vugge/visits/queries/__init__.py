"""Reads of visits, planned and held; a part of one person's is read by that person, and the reading is logged."""
