"""Postgres itself refuses to change or remove what the ledger holds; the words beside it may only be erased."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION spaces_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON spaces_event
    FOR EACH ROW EXECUTE FUNCTION spaces_event_stays();
CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON spaces_event
    FOR EACH STATEMENT EXECUTE FUNCTION spaces_event_stays();

CREATE TRIGGER text_stays BEFORE DELETE ON spaces_eventtext
    FOR EACH ROW EXECUTE FUNCTION spaces_event_stays();
CREATE TRIGGER text_is_only_erased BEFORE UPDATE ON spaces_eventtext
    FOR EACH ROW WHEN (NEW.text IS NOT NULL OR NEW.event_id <> OLD.event_id OR NEW.name <> OLD.name)
    EXECUTE FUNCTION spaces_event_stays();
"""
BACKWARD = """
DROP TRIGGER event_stays ON spaces_event;
DROP TRIGGER event_is_not_truncated ON spaces_event;
DROP TRIGGER text_stays ON spaces_eventtext;
DROP TRIGGER text_is_only_erased ON spaces_eventtext;
DROP FUNCTION spaces_event_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("spaces", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
