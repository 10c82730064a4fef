"""A file, stream or archive read into documents; one module per format, no opinions, no database."""
