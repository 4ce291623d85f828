"""The demo's parts kept running, and stopped together: the database, the worker, the web server."""
