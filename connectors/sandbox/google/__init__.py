"""Google's face of the sandbox world: sign-in, Calendar v3 and Gmail v1 as their wire protocols say."""
