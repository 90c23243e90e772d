-- Type names that mean the same on both engines. Text is compared by code point, as SQLite does it.
create domain ctext as text collate "C";
create domain blob as bytea;
