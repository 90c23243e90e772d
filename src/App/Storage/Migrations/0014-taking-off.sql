-- Forms with which visitors took a group off: each counts once, on whichever node it arrives. mark is a hash of the form's stamp; kept until no such stamp holds
-- any more. Shard key: mark.
create table take_off (
  mark ctext primary key,
  asked_on ctext not null
);

-- Groups that visitors took off after the first of a day: nobody is shown them until whoever runs this Weft decides. Refers to no listing: a list may be taken back
-- and published again meanwhile, and the group stays hidden. Shard key: listing_id.
create table hidden_listing (
  listing_id ctext primary key,
  hidden_on ctext not null
);
