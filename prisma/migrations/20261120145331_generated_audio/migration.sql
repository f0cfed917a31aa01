-- CreateEnum
CREATE TYPE "generated_audio_kind" AS ENUM ('SPEECH', 'VOICE_CHANGE', 'SOUND_EFFECT', 'ISOLATION');

-- CreateEnum
CREATE TYPE "generated_audio_state" AS ENUM ('GENERATING', 'READY', 'FAILED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "voice_preview_kind" AS ENUM ('DESIGN', 'REMIX');

-- CreateTable
CREATE TABLE "generated_audio" (
    "id" UUID NOT NULL,
    "kind" "generated_audio_kind" NOT NULL,
    "state" "generated_audio_state" NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "voice_id" TEXT,
    "model_id" TEXT,
    "text" TEXT,
    "output_format" TEXT,
    "media_type" TEXT NOT NULL,
    "is_timed" BOOLEAN NOT NULL DEFAULT false,
    "is_transient" BOOLEAN NOT NULL DEFAULT false,
    "character_cost" INTEGER,
    "upstream_request_id" TEXT,
    "history_item_id" TEXT,
    "size_bytes" BIGINT,
    "sha256" TEXT,
    "duration_secs" DOUBLE PRECISION,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "lease_holder" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "operation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "generated_audio_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voice_preview" (
    "id" TEXT NOT NULL,
    "kind" "voice_preview_kind" NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "text" TEXT,
    "source_voice_id" TEXT,
    "model_id" TEXT,
    "language" TEXT,
    "duration_secs" DOUBLE PRECISION,
    "media_type" TEXT NOT NULL,
    "output_format" TEXT NOT NULL,
    "is_stored" BOOLEAN NOT NULL DEFAULT false,
    "voice_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "voice_preview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tenant_id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "operation_id" UUID NOT NULL,
    "characters" INTEGER NOT NULL DEFAULT 0,
    "upstream_request_id" TEXT,
    "history_item_id" TEXT,

    CONSTRAINT "usage_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "generated_audio_operation_id_key" ON "generated_audio"("operation_id");

-- CreateIndex
CREATE INDEX "generated_audio_tenant_id_owner_id_id_idx" ON "generated_audio"("tenant_id", "owner_id", "id");

-- CreateIndex
CREATE INDEX "generated_audio_tenant_id_id_idx" ON "generated_audio"("tenant_id", "id");

-- CreateIndex
CREATE INDEX "generated_audio_voice_id_id_idx" ON "generated_audio"("voice_id", "id");

-- CreateIndex
CREATE INDEX "voice_preview_tenant_id_owner_id_created_at_idx" ON "voice_preview"("tenant_id", "owner_id", "created_at");

-- CreateIndex
CREATE INDEX "voice_preview_tenant_id_created_at_idx" ON "voice_preview"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "voice_preview_voice_id_idx" ON "voice_preview"("voice_id");

-- CreateIndex
CREATE INDEX "voice_preview_source_voice_id_idx" ON "voice_preview"("source_voice_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_entry_operation_id_key" ON "usage_entry"("operation_id");

-- CreateIndex
CREATE INDEX "usage_entry_tenant_id_actor_id_at_idx" ON "usage_entry"("tenant_id", "actor_id", "at");

-- CreateIndex
CREATE INDEX "usage_entry_tenant_id_at_idx" ON "usage_entry"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "usage_entry_upstream_request_id_idx" ON "usage_entry"("upstream_request_id");

-- CreateIndex
CREATE INDEX "usage_entry_history_item_id_idx" ON "usage_entry"("history_item_id");


-- By hand from here: what the schema language can not say.

-- The few rows among many that workers look for again and again.
CREATE INDEX "generated_audio_lease" ON "generated_audio"("lease_until") WHERE "state" IN ('GENERATING', 'UNKNOWN');
CREATE INDEX "generated_audio_expiry" ON "generated_audio"("expires_at") WHERE "expires_at" IS NOT NULL;

-- What ended and still says something of its words: these are forgotten after a while.
CREATE INDEX "operation_trace" ON "operation"("created_at") WHERE "ended_at" IS NOT NULL
  AND ("idempotency_key" IS NOT NULL OR "input_hash" <> '' OR ("expectation" ->> 'textSha256') IS NOT NULL);
DROP INDEX "operation_kept_key";

-- One sound of the upstream is never two of ours.
CREATE UNIQUE INDEX "generated_audio_history_item"
  ON "generated_audio"("history_item_id") WHERE "history_item_id" IS NOT NULL;

-- A row is a note, not an archive.
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_text_is_bounded" CHECK (octet_length("text") <= 262144);
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_failure_is_bounded"
  CHECK (octet_length("failure_message") <= 8192);
ALTER TABLE "voice_preview" ADD CONSTRAINT "voice_preview_texts_are_bounded"
  CHECK (octet_length("text") <= 65536 AND octet_length("description") <= 65536);
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_transient_has_no_text"
  CHECK (NOT "is_transient" OR "text" IS NULL);

-- Whatever is being made is in the hands of somebody.
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_making_has_lease"
  CHECK ("state" <> 'GENERATING' OR ("lease_holder" IS NOT NULL AND "lease_until" IS NOT NULL));
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_end_has_time"
  CHECK (("ended_at" IS NULL) = ("state" IN ('GENERATING', 'UNKNOWN')));
-- What is ready is whole, and what failed says why.
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_ready_is_whole"
  CHECK ("state" <> 'READY' OR ("size_bytes" IS NOT NULL AND "sha256" IS NOT NULL));
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_sha256_is_one" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_failure_has_reason"
  CHECK (("state" = 'FAILED') = ("failure_code" IS NOT NULL));
ALTER TABLE "generated_audio" ADD CONSTRAINT "generated_audio_amounts_are_positive"
  CHECK ("character_cost" >= 0 AND "size_bytes" >= 0 AND "duration_secs" >= 0);
ALTER TABLE "usage_entry" ADD CONSTRAINT "usage_entry_is_positive" CHECK ("characters" >= 0);
