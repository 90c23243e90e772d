-- Sessions outlive a node and not the server: unlogged, so they are in no log and no backup. With SQLite they are kept in memory.
-- The id and the key that wraps are both derived from the cookie, which is kept nowhere.
create unlogged table session (
  id ctext primary key,
  account ctext not null references account (id) on delete cascade,
  half boolean not null,
  wrapped blob not null,
  idle_at ctext not null,
  ends_at ctext not null
);
create index session_account on session (account);
