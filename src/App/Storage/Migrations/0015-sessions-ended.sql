-- How often the operator signed everybody out, where sessions are in the memory of another program (SQLite): those of before are over.
alter table weft add column sessions_ended bigint not null default 0;
