"""The disclosure gate: what may leave a municipality, and what is hidden so that nothing else can be worked out.

`gate` is the way in. It reads the declarations (`declared`, `logic`), writes down what anyone knows of how the numbers
hang together (`relations`), attacks the table as a reader would (`attacker`) and hides until it holds (`suppression`).
"""
