"""Where in the report a record is: keys, outline, links, filters, offsets."""
