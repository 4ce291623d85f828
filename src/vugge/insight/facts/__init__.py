"""What is counted: registrations read, checked and frozen as typed rows, and the scans that count them."""
