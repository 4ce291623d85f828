"""Clock, calendar, periods, text and the private PostgreSQL of a first run. No domain word lives here."""
