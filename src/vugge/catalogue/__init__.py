"""The national catalogue: programmes and who takes part, activities, visit kinds, criteria and materials.

The files themselves lie in `catalogue/` at the top of the repository and inside the wheel beside this module.
"""
