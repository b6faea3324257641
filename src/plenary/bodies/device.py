"""What a browser calls itself, in two words that its owner knows: ``Firefox · Windows``."""

# In this order: most browsers also name those whose pages they want to be given.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
_LONGEST = 60


def name_device(said: str) -> str:
    """The browser and the system that a User-Agent header names; its own beginning where it names neither."""
    found = [
        name for names in (_BROWSERS, _SYSTEMS) for name in [next((n for sign, n in names if sign in said), "")] if name
    ]
    return " · ".join(found) or said[:_LONGEST]
