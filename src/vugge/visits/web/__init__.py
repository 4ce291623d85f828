"""Visits in the browser: registering, correcting, planning."""
