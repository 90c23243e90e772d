-- The key of a record is derived with its salt, so that a record whose key somebody has who may not read it any more can be given another without a new key
-- for the whole space. Nothing for a record that was never sealed anew so.
alter table card add column salt ctext;
-- Of the key that a visitor keeps, and of the one that they were handed last.
alter table visit add column since_salt ctext;
alter table visit add column salt ctext;
-- Of the key in record_box.
alter table invitation add column salt ctext;
-- The roster, and the name, went with a key that nobody holds: whoever holds the newest that is left comes back by themselves (`weft repair`).
alter table space add column is_lost boolean not null default false;
