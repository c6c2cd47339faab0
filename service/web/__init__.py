"""The pages: what a person sees and presses. They show and pass on; they decide nothing about a case."""
