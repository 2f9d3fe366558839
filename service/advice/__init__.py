"""What to suggest, by decision and kind."""
