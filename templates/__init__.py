"""Words and pages: letters under email/<language>/<letter>, pages under web. Kept as a package so that wheels carry it."""
