-- Of an invitation to read one record: what is told to whoever comes with the code, the key of the record (only once nobody else has to
-- approve), and, once somebody came, who they are and what they said of themselves. A member's next page gives them their seat.
alter table invitation add column told blob;
alter table invitation add column record_box blob;
alter table invitation add column account ctext;
alter table invitation add column letter blob;

-- Somebody from outside who may read one record. The roster says who they are: this only lets them in without a key of the space.
-- Shard key: space_id.
create table visit (
  space_id ctext not null references space (id) on delete cascade,
  account ctext not null references account (id) on delete cascade,
  card_id ctext not null,
  -- The epoch in which they came, whose key of the record they keep; and the one that their newest key is of.
  since bigint not null,
  epoch bigint not null,
  ends_at ctext not null,
  kept blob not null,
  -- Nothing while they are paused.
  handed blob,
  told blob not null,
  -- Nothing until a member gave them their seat.
  called blob,
  primary key (space_id, account),
  foreign key (space_id, card_id) references card (space_id, id) on delete cascade
);
create index visit_account on visit (account);
create index visit_card on visit (space_id, card_id);
