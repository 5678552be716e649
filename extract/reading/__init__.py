"""From a document to its figures: pure, the same result on every machine."""
