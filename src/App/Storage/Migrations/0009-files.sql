-- Files that belong to a card, whose name and key stand in the card. card_id and begun_on: a file has the second until it has the first; what was begun and
-- never saved is deleted a day later. Shard key of both: space_id.
create table file (
  space_id ctext not null references space (id) on delete cascade,
  id ctext not null,
  card_id ctext,
  begun_on ctext,
  primary key (space_id, id),
  foreign key (space_id, card_id) references card (space_id, id) on delete cascade
);
create index file_card on file (space_id, card_id);
create index file_begun on file (begun_on);

create table file_piece (
  space_id ctext not null,
  file_id ctext not null,
  number bigint not null,
  box blob not null,
  primary key (space_id, file_id, number),
  foreign key (space_id, file_id) references file (space_id, id) on delete cascade
);
