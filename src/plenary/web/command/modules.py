"""The commands, in the order in which a user meets them, and the modules of each below this package."""

MODULES = {
    **{name: (name,) for name in ("compile", "proof", "check", "compare", "rebase", "recover", "demo")},
    **{name: (name,) for name in ("init", "invite", "serve", "act", "token")},
    "record": ("record.checkpoint", "record.export", "record.rotate_key"),
    **{name: (name,) for name in ("verify", "backup", "restore", "migrate", "reindex", "doctor", "logs", "bench")},
}
