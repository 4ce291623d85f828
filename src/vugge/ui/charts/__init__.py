"""Charts drawn on the server as SVG: what they say (kinds), where it stands (places), how it is drawn (drawing)."""
