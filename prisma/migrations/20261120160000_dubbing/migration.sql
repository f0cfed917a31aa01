-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "job_kind" ADD VALUE 'DUBBING';
ALTER TYPE "job_kind" ADD VALUE 'DUBBING_RENDER';

-- AlterTable
ALTER TABLE "job" ADD COLUMN     "dubbing_id" TEXT,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "render_id" TEXT,
ALTER COLUMN "voice_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "dubbing" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "source_language" TEXT,
    "target_languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "duration_secs" DOUBLE PRECISION,
    "upstream_created_at" TIMESTAMPTZ(3),
    "is_studio" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER,
    "edit_holder" UUID,
    "edit_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "missing_since" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "dubbing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dubbing_tenant_id_owner_id_created_at_idx" ON "dubbing"("tenant_id", "owner_id", "created_at");

-- CreateIndex
CREATE INDEX "dubbing_tenant_id_created_at_idx" ON "dubbing"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "dubbing_created_at_idx" ON "dubbing"("created_at");

-- CreateIndex
CREATE INDEX "job_dubbing_id_id_idx" ON "job"("dubbing_id", "id");


-- By hand from here: what the schema language can not say.

-- A job is about one thing. The new kinds are named as texts: a value can not be used in the transaction that adds it.
ALTER TABLE "job" ADD CONSTRAINT "job_has_one_subject" CHECK (num_nonnulls("voice_id", "dubbing_id") = 1);
ALTER TABLE "job" ADD CONSTRAINT "job_is_of_its_subject"
  CHECK (("dubbing_id" IS NOT NULL) = ("kind"::text IN ('DUBBING', 'DUBBING_RENDER')));
ALTER TABLE "job" ADD CONSTRAINT "job_render_has_id" CHECK (("render_id" IS NOT NULL) = ("kind"::text = 'DUBBING_RENDER'));

-- One active job for each subject, however many start it at once. The language of a render follows from the render.
DROP INDEX "job_active_subject";
CREATE UNIQUE INDEX "job_active_subject" ON "job"(
  "kind", coalesce("voice_id", ''), coalesce("dubbing_id", ''), coalesce("sample_id", ''), coalesce("model_id", ''),
  coalesce("render_id", ''), (CASE WHEN "render_id" IS NULL THEN coalesce("language", '') ELSE '' END)
) WHERE "ended_at" IS NULL;

-- A list that is null would be in no answer.
ALTER TABLE "dubbing" ADD CONSTRAINT "dubbing_has_target_languages" CHECK ("target_languages" IS NOT NULL);
-- A row is a note, not an archive.
ALTER TABLE "dubbing" ADD CONSTRAINT "dubbing_texts_are_bounded"
  CHECK (octet_length("name") <= 65536 AND octet_length("status") <= 255 AND octet_length("source_language") <= 255
    AND cardinality("target_languages") <= 1000);
ALTER TABLE "dubbing" ADD CONSTRAINT "dubbing_version_is_positive" CHECK ("version" >= 0);
-- Whoever edits it does so for a time.
ALTER TABLE "dubbing" ADD CONSTRAINT "dubbing_edit_has_end" CHECK (("edit_holder" IS NULL) = ("edit_until" IS NULL));
