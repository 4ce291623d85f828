"""The catalogue's pages: what there is, one page an entry, and what a lead sets from when."""
