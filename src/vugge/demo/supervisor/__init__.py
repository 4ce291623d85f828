"""The demo's parts kept running, and stopped together: the database, the web server."""
