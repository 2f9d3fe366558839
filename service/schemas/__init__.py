"""What goes over the wire, one noun a file. Pydantic stays at this border."""
