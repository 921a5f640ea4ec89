"""The place of a record in the report: keys, outline, links, filters, offsets."""
