-- SQLite takes the type names of the other engine as they are: what has TEXT in its name is text.
select 1;
