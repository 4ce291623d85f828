"""Writes about people's access, and what every action of the house is made with (`recording`)."""
