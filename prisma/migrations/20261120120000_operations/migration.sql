-- CreateEnum
CREATE TYPE "operation_state" AS ENUM ('PLANNED', 'SENT', 'DONE', 'REFUSED', 'UNKNOWN', 'ADOPTED', 'ABANDONED');

-- CreateEnum
CREATE TYPE "job_kind" AS ENUM ('VOICE_TRAINING', 'SPEAKER_SEPARATION');

-- CreateEnum
CREATE TYPE "job_status" AS ENUM ('QUEUED', 'RUNNING', 'DELAYED', 'SUCCEEDED', 'FAILED');

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "input_hash" TEXT NOT NULL,
    "state" "operation_state" NOT NULL DEFAULT 'PLANNED',
    "subject_id" TEXT,
    "expectation" JSONB NOT NULL,
    "result" JSONB,
    "error" JSONB,
    "lease_holder" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "settle_attempts" INTEGER NOT NULL DEFAULT 0,
    "next_settle_at" TIMESTAMPTZ(3),
    "waits_for_admin" BOOLEAN NOT NULL DEFAULT false,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" "job_kind" NOT NULL,
    "voice_id" TEXT NOT NULL,
    "sample_id" TEXT,
    "model_id" TEXT,
    "status" "job_status" NOT NULL DEFAULT 'QUEUED',
    "progress" DOUBLE PRECISION,
    "message" TEXT,
    "revision" INTEGER NOT NULL,
    "baseline" TEXT,
    "tenant_id" TEXT,
    "owner_id" TEXT,
    "started_here" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work_lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_lease_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "operation_tenant_id_created_at_idx" ON "operation"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "operation_created_at_idx" ON "operation"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "operation_tenant_id_actor_id_idempotency_key_key" ON "operation"("tenant_id", "actor_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "job_voice_id_kind_created_at_idx" ON "job"("voice_id", "kind", "created_at");

-- CreateIndex
CREATE INDEX "job_created_at_idx" ON "job"("created_at");



-- By hand from here: what the schema language can not say.

-- The few rows among many that workers look for again and again.
CREATE INDEX "operation_lease" ON "operation"("lease_until") WHERE "state" IN ('PLANNED', 'SENT');
CREATE INDEX "operation_due" ON "operation"("next_settle_at") WHERE "state" = 'UNKNOWN';
CREATE INDEX "operation_kept_key" ON "operation"("created_at") WHERE "idempotency_key" IS NOT NULL;

-- A row is a note, not an archive.
ALTER TABLE "operation" ADD CONSTRAINT "operation_key_is_bounded" CHECK (octet_length("idempotency_key") BETWEEN 1 AND 1020);
ALTER TABLE "operation" ADD CONSTRAINT "operation_expectation_is_bounded" CHECK (octet_length("expectation"::text) <= 262144);
ALTER TABLE "operation" ADD CONSTRAINT "operation_result_is_bounded" CHECK (octet_length("result"::text) <= 65536);
ALTER TABLE "operation" ADD CONSTRAINT "operation_error_is_bounded" CHECK (octet_length("error"::text) <= 8192);
-- Whatever is under way is in the hands of somebody.
ALTER TABLE "operation" ADD CONSTRAINT "operation_running_has_lease"
  CHECK ("state" NOT IN ('PLANNED', 'SENT') OR ("lease_holder" IS NOT NULL AND "lease_until" IS NOT NULL));
ALTER TABLE "operation" ADD CONSTRAINT "operation_end_has_time"
  CHECK (("ended_at" IS NULL) = ("state" IN ('PLANNED', 'SENT', 'UNKNOWN')));

-- One active job for each subject, however many start it at once.
CREATE UNIQUE INDEX "job_active_subject"
  ON "job"("kind", "voice_id", coalesce("sample_id", ''), coalesce("model_id", '')) WHERE "ended_at" IS NULL;
CREATE INDEX "job_due" ON "job"("next_poll_at") WHERE "ended_at" IS NULL;
CREATE SEQUENCE "job_revision" AS integer;
ALTER TABLE "job" ADD CONSTRAINT "job_progress_is_a_share" CHECK ("progress" BETWEEN 0 AND 1);
ALTER TABLE "job" ADD CONSTRAINT "job_end_has_time"
  CHECK (("ended_at" IS NOT NULL) = ("status" IN ('SUCCEEDED', 'FAILED')));
