-- Lists below users begin at the owner, whatever the tenant of the viewer: the owner is the first column.

-- DropIndex
DROP INDEX "generated_audio_tenant_id_owner_id_id_idx";

-- DropIndex
DROP INDEX "dubbing_tenant_id_owner_id_created_at_idx";

-- CreateIndex
CREATE INDEX "generated_audio_owner_id_tenant_id_id_idx" ON "generated_audio"("owner_id", "tenant_id", "id");

-- CreateIndex
CREATE INDEX "dubbing_owner_id_tenant_id_created_at_idx" ON "dubbing"("owner_id", "tenant_id", "created_at");


-- By hand from here: what the schema language can not say.

-- The first page of an owner's voices is read in the order of this index (src/datasources/postgres/voices/voicePage.ts).
CREATE INDEX "voice_by_owner" ON "voice"("owner_id", (lower("name") COLLATE "C"), "id" COLLATE "C")
  WHERE "owner_id" IS NOT NULL AND "deleted_at" IS NULL AND "vanished_at" IS NULL;
