"""Looking after the archive: how large it is, backups and checks, and what is deleted."""
