-- The public shelf: what is published, for anyone to read. Nothing private ever stands in these tables.
-- Instants and dates are ISO 8601 text in UTC; lists are JSON text.

-- One row. Whoever publishes updates it first, so that one publishes at a time; its generation grows with every change that a
-- reader could see, and is part of the key of everything that is cached.
create table shelf (
  id integer primary key check (id = 1),
  generation bigint not null
);
insert into shelf (id, generation) values (1, 0);

-- Who allowed a list to be shown, and when. Shard key: none, it is small and stands on every node.
create table source (
  name ctext primary key,
  allowed_by ctext not null,
  allowed_at ctext not null,
  checked_on ctext not null,
  precision ctext not null
);

-- Shard key: id, which is a hash.
create table listing (
  id ctext primary key,
  source ctext not null references source (name) on delete cascade,
  fingerprint ctext not null,
  name ctext not null,
  kind ctext not null,
  description ctext not null,
  website ctext,
  scale ctext,
  place ctext not null,
  region ctext,
  country ctext,
  latitude double precision,
  longitude double precision,
  precision ctext not null,
  causes ctext not null,
  specialisms ctext not null,
  languages ctext not null,
  works_in ctext not null
);
create index listing_source on listing (source);

-- Ties that both groups agreed to show, each once, with from_id < to_id. Shard key: from_id.
create table tie (
  from_id ctext not null references listing (id) on delete cascade,
  to_id ctext not null references listing (id) on delete cascade,
  kind ctext not null,
  source ctext not null,
  primary key (from_id, to_id, kind),
  check (from_id < to_id)
);
create index tie_to on tie (to_id);
create index tie_source on tie (source);

-- Groups that are not to be shown again: keyed hashes, so that this table is no list of names. key_id says which host secret
-- made a mark. Shard key: mark.
create table taken_off (
  mark ctext primary key,
  key_id ctext not null,
  taken_on ctext not null
);
