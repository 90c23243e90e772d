-- This Weft. One row; who sets it up updates it first, so that exactly one does. Its name is public.
create table weft (
  id integer primary key check (id = 1),
  name ctext not null,
  set_up_on ctext
);
insert into weft (id, name, set_up_on) values (1, '', null);

-- Who can sign in. The name they sign in with is a mark under the host secret; what else is known of them is sealed to themselves.
-- Shard key: id, which is random.
create table account (
  id ctext primary key,
  operates boolean not null,
  name_mark ctext not null unique,
  public_key blob not null,
  salt blob not null,
  memory bigint not null,
  passes bigint not null,
  host integer not null,
  proof blob not null,
  key_box blob not null,
  recovery_mark blob unique,
  recovery_box blob,
  version bigint not null,
  body blob not null
);
