"""How the classifier is made: read, train, evaluate, report, bench."""
