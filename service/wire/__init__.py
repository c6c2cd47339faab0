"""Pure codecs between bytes and our words: mail (RFC 5322, MIME) and iCalendar (RFC 5545)."""
