"""Google: Calendar API v3 and Gmail API v1, with requests built by Google's own client library."""
