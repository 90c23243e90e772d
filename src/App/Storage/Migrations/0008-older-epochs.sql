-- What still lies under a key of before is found at each page of a space.
create index card_epoch on card (space_id, epoch);
create index space_log_epoch on space_log (space_id, epoch);
