"""What the worker does: each task is a door for work that takes long, and acts as the person who asked for it."""
