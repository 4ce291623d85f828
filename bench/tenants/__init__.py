"""What keeping municipalities apart costs in the database: `python -m bench.tenants`."""
