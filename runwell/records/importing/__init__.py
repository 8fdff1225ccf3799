"""Watch files on the disk, and the way from them to the rows of runs."""
