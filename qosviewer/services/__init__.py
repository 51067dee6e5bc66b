"""Use-cases as plain generators and functions: settings, accounts, credentials, fetching. No Qt."""
