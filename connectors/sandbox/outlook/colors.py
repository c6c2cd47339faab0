"""What colours do categories have? Graph's presets, each with the shade that stands for it in this world."""

COLORS = {
    "preset0": "#d50000",
    "preset1": "#f4511e",
    "preset2": "#795548",
    "preset3": "#f6bf26",
    "preset4": "#0b8043",
    "preset5": "#009688",
    "preset6": "#808000",
    "preset7": "#3f51b5",
    "preset8": "#8e24aa",
    "preset9": "#9b1b46",
    "preset10": "#708090",
    "preset11": "#4f5b66",
    "preset12": "#9e9e9e",
    "preset13": "#616161",
    "preset14": "#000000",
    "preset15": "#7f0000",
    "preset16": "#b53d00",
    "preset17": "#4e342e",
    "preset18": "#b28704",
    "preset19": "#004d25",
    "preset20": "#00504a",
    "preset21": "#4b4b00",
    "preset22": "#1a237e",
    "preset23": "#4a0072",
    "preset24": "#5c0a28",
}


def preset(color: str) -> str:
    """The preset whose shade this is; none for all others."""
    return next((name for name, shade in COLORS.items() if shade == color), "none")
