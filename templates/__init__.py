"""Words and pages: letters under email/<language>/<letter>, pages under web; a package so that wheels carry them."""
