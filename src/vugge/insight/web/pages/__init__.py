"""Page objects: what a page shows, worked out from queries before any template sees it."""
