"""How the example's files are made: texts and submissions as people would write them in Word.

Run ``python -m plenary.rulemaking.example.build``. The product never imports this package, and the package
never imports the product's readers, so that what it says a reader should find is a second opinion.
"""
