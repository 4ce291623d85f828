"""What may stand in a catalogue file, and how a fault is told to the person who is to mend it."""
