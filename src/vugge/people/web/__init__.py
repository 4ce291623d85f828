"""The pages about families and people: finding them, opening them, and each change of them."""
