-- Renames only: no row is rewritten, and the indexes follow their columns. Processes of an older version cannot write
-- operations after this migration: stop them before it runs.
ALTER TABLE "operation" RENAME COLUMN "settle_attempts" TO "reconcile_attempts";
ALTER TABLE "operation" RENAME COLUMN "next_settle_at" TO "next_reconcile_at";
ALTER TABLE "operation" RENAME COLUMN "waits_for_admin" TO "needs_admin";
