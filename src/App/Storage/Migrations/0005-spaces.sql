-- Spaces, and what is sealed in them. Nothing here but ids, numbers and dates can be read without a member's key.
-- Shard key of all: space_id (of a space, its id).

-- Whoever changes who belongs to a space, its name or its key updates this row first; its version says whether it was changed since it was
-- read. The roster says who may do what: the other tables only help to find things.
create table space (
  id ctext primary key,
  epoch bigint not null,
  version bigint not null,
  roster blob not null,
  body blob not null
);

-- The key of the epoch before, sealed under this one's.
create table space_epoch (
  space_id ctext not null references space (id) on delete cascade,
  epoch bigint not null,
  previous blob not null,
  primary key (space_id, epoch)
);

-- The newest key, as it was handed to a member; and, once taken, as the member keeps it under their own.
create table space_key (
  space_id ctext not null references space (id) on delete cascade,
  account ctext not null references account (id) on delete cascade,
  epoch bigint not null,
  handed blob not null,
  kept_epoch bigint,
  kept blob,
  primary key (space_id, account)
);
create index space_key_account on space_key (account);

-- An open invitation: its id is derived from the code in the link, and so is the key that opens it. Gone when it is used, withdrawn or over.
create table invitation (
  space_id ctext not null references space (id) on delete cascade,
  id ctext not null,
  epoch bigint not null,
  ends_at ctext not null,
  version bigint not null,
  key_box blob not null,
  body blob not null,
  primary key (space_id, id)
);
create index invitation_id on invitation (id);

create table card (
  space_id ctext not null references space (id) on delete cascade,
  id ctext not null,
  kind ctext not null,
  epoch bigint not null,
  version bigint not null,
  head blob not null,
  body blob not null,
  primary key (space_id, id)
);
create index card_kind on card (space_id, kind);

-- What happened, until the day on which it is deleted.
create table space_log (
  space_id ctext not null references space (id) on delete cascade,
  id ctext not null,
  epoch bigint not null,
  delete_on ctext not null,
  entry blob not null,
  primary key (space_id, id)
);
create index space_log_delete on space_log (delete_on);
