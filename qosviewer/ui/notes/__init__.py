"""Notes, tags, ticket numbers and the watch list: what people add to what was fetched."""
