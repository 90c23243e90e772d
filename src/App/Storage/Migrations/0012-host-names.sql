-- Which host secret a passphrase was made with: a name of it, from which nothing of it can be had. Nothing where it was not written down yet.
alter table account add column host_name ctext;
