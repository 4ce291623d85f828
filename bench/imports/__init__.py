"""How much an import of a million rows takes, a tenth of them malformed: `python -m bench.imports`."""
