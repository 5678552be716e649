"""Names of places to places: the bundled gazetteer behind a geopy geocoder."""
