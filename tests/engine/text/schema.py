"""The published schema of the lossless form, itself checked once and not for each text."""

import json
from importlib.resources import files

from jsonschema.validators import validator_for

_SCHEMA = json.loads(files("plenary.engine.text").joinpath("rolling-text.schema.json").read_bytes())
validator_for(_SCHEMA).check_schema(_SCHEMA)
FORM = validator_for(_SCHEMA)(_SCHEMA)
"""``FORM.validate(document)`` raises ValidationError where a document does not follow it."""
