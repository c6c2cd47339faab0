"""The handlers: read a form, call one use case, show a page."""
