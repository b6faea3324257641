"""Records as releases wrote them: every later release still reads and replays each."""
