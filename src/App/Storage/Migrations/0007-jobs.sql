-- Work for later, done by whichever node takes it first. Nothing here is secret, and no job opens a box. Shard key: id.
-- What comes again and again has its row from here, so that a Weft that was started and not used is as empty as a new one.
create table job (
  id ctext primary key,
  kind ctext not null,
  about ctext not null,
  text ctext not null,
  due_at ctext not null,
  tries bigint not null,
  taken_by ctext,
  taken_until ctext
);
create index job_due on job (kind, due_at);
insert into job (id, kind, about, text, due_at, tries) values
  ('purge', 'purge', '', '', '2000-01-01T00:00:00Z', 0),
  ('sweep', 'sweep', '', '', '2000-01-01T00:00:00Z', 0);
