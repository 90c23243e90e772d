-- The day on which a card is deleted, for those of which that was promised: plain, since nobody may be signed in then.
alter table card add column purge_on ctext;
create index card_purge on card (purge_on) where purge_on is not null;
