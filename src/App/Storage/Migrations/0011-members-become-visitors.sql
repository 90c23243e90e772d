-- Of a member who became a visitor: the space's key of that epoch, as it was handed to them. With it, and with what stands on their key ring, they find the
-- record's key, keep that, and this is empty again. Nobody else could have made them a key that they can believe.
alter table visit add column was_handed blob;
