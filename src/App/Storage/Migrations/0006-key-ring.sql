-- The keys of spaces that an account has believed, sealed to itself: what was in space_key could be emptied by who writes to the database.
create table key_ring (
  account ctext primary key references account (id) on delete cascade,
  version bigint not null,
  ring blob not null
);
alter table space_key drop column kept_epoch;
alter table space_key drop column kept;
