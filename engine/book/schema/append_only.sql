CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN
    SELECT RAISE(ABORT, '{table}: rows are never changed');
END;

CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN
    SELECT RAISE(ABORT, '{table}: rows are never deleted');
END;

CREATE TRIGGER {table}_next_id_only BEFORE INSERT ON {table}
WHEN NEW.id IS NOT (SELECT ifnull(max(id), 0) + 1 FROM {table})
BEGIN
    SELECT RAISE(ABORT, '{table}: not the next row');
END;
