-- CreateEnum
CREATE TYPE "voice_visibility" AS ENUM ('PRIVATE', 'TENANT');

-- CreateEnum
CREATE TYPE "voice_origin" AS ENUM ('STOCK', 'FOUND', 'ADOPTED', 'CREATED');

-- CreateEnum
CREATE TYPE "grant_permission" AS ENUM ('VIEW', 'EDIT');

-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('SUCCEEDED', 'DENIED', 'FAILED');

-- CreateEnum
CREATE TYPE "sweep_outcome" AS ENUM ('RUNNING', 'COMPLETED', 'ALARMED', 'FAILED');

-- CreateTable
CREATE TABLE "voice" (
    "id" TEXT NOT NULL,
    "tenant_id" TEXT,
    "owner_id" TEXT,
    "is_stock" BOOLEAN NOT NULL DEFAULT false,
    "visibility" "voice_visibility" NOT NULL DEFAULT 'PRIVATE',
    "origin" "voice_origin" NOT NULL,
    "created_by" TEXT,
    "name" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "training_state" TEXT,
    "upstream_created_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "missing_since" TIMESTAMPTZ(3),
    "vanished_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "voice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voice_grant" (
    "voice_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "permission" "grant_permission" NOT NULL,
    "granted_by" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "voice_grant_pkey" PRIMARY KEY ("voice_id","user_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tenant_id" TEXT,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT,
    "outcome" "audit_outcome" NOT NULL,
    "request_id" TEXT,
    "details" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream_binding" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "host" TEXT NOT NULL,
    "account_id" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upstream_binding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voice_sweep" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" "sweep_outcome" NOT NULL DEFAULT 'RUNNING',
    "seen" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "alarm" TEXT,

    CONSTRAINT "voice_sweep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "voice_tenant_id_owner_id_idx" ON "voice"("tenant_id", "owner_id");

-- CreateIndex
CREATE INDEX "voice_is_stock_idx" ON "voice"("is_stock");

-- CreateIndex
CREATE INDEX "voice_seen_at_idx" ON "voice"("seen_at");

-- CreateIndex
CREATE INDEX "voice_grant_user_id_idx" ON "voice_grant"("user_id");

-- CreateIndex
CREATE INDEX "audit_entry_tenant_id_at_idx" ON "audit_entry"("tenant_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_resource_type_resource_id_at_idx" ON "audit_entry"("resource_type", "resource_id", "at");

-- CreateIndex
CREATE INDEX "voice_sweep_started_at_idx" ON "voice_sweep"("started_at");

-- AddForeignKey
ALTER TABLE "voice_grant" ADD CONSTRAINT "voice_grant_voice_id_fkey" FOREIGN KEY ("voice_id") REFERENCES "voice"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- By hand from here: what the schema language can not say.

-- A list is ordered by one of these keys, never null, and then by id (src/datasources/postgres/voicePage.ts).
CREATE INDEX "voice_by_name" ON "voice"((lower("name") COLLATE "C"), "id" COLLATE "C");
CREATE INDEX "voice_by_created_at" ON "voice"((coalesce("upstream_created_at", "created_at")), "id" COLLATE "C");

ALTER TABLE "upstream_binding" ADD CONSTRAINT "upstream_binding_is_one_row" CHECK ("id" = 1);
ALTER TABLE "voice" ADD CONSTRAINT "voice_owner_has_tenant" CHECK (("owner_id" IS NULL) = ("tenant_id" IS NULL));
ALTER TABLE "voice" ADD CONSTRAINT "voice_stock_has_no_owner" CHECK (NOT "is_stock" OR "owner_id" IS NULL);
