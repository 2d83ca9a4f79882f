"""Documents: files of every kind that reports come in, each read into one text whose characters can be cited."""
