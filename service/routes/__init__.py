"""The addresses that the service answers at, one noun a file."""
