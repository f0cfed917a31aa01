-- `search_key(text)` is equal for texts that differ in case or Unicode normal form only. The case mapping of the default
-- collation may cover ASCII alone, so the function uses the first collation of the list that this server has.
DO $migration$
DECLARE
  "form" text := CASE WHEN getdatabaseencoding() = 'UTF8' THEN 'normalize($1, NFC)' ELSE '$1' END;
  "definition" text := 'CREATE FUNCTION "search_key"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS %L';
  "name" text;
BEGIN
  FOREACH "name" IN ARRAY ARRAY['pg_unicode_fast', 'pg_c_utf8', 'und-x-icu', 'C.utf8']
  LOOP
    BEGIN
      -- Fails if the collation does not exist, does not fit the encoding, or has no provider in this build.
      EXECUTE format('SELECT upper(%L COLLATE %I)', 'a', "name");
      EXECUTE format("definition", format('SELECT upper(%s COLLATE %I)', "form", "name"));
      RETURN;
    EXCEPTION WHEN OTHERS THEN
      CONTINUE;
    END;
  END LOOP;
  EXECUTE format("definition", format('SELECT upper(%s)', "form"));
END
$migration$;
