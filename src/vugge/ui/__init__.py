"""Layout, components, charts and the Danish way to write numbers and dates. No domain word lives here."""
