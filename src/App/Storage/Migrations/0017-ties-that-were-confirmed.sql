-- Ties used to be shown where two rows of one list named each other, and one person can type both. Only what a list says was confirmed is shown from now on;
-- the operator is told how many were taken down until a list is published again.
alter table shelf add column ties_taken_down bigint not null default 0;
update shelf set ties_taken_down = (select count(*) from tie), generation = generation + 1 where exists (select 1 from tie);
delete from tie;
