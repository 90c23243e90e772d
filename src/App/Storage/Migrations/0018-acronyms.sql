-- What people call a group for short; lists that were published before bring it when they are imported again.
alter table listing add column acronym ctext;
