"""Serves the classifier over HTTP: verdicts on loopback, problem details, the try-it page."""
