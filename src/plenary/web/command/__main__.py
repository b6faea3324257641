"""``python -m plenary.web.command`` is the ``plenary`` command."""

from plenary.web.command.entrance import main

main()
