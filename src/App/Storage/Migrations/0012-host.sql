-- Which host secret passphrases are made with: a name of it, from which nothing of it can be had. A machine with another one says so when it starts.
alter table weft add column host_name ctext;
