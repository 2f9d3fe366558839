"""What the classifier is: text, labels, features, guard, explain, artefact."""
