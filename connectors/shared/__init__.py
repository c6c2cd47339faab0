"""What every provider's connector needs: the one door to the network, and the words of its settings."""
