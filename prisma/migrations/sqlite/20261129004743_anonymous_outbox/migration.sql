-- CreateTable. Without a rowid, which would keep the order in which anonymous acts came.
CREATE TABLE "SealedAct" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "id")
) WITHOUT ROWID;

-- Letters to anonymous authors that were sent before carry their row's id in the chat's metadata: whoever reads both must not find
-- the row. From now on they carry a keyed hash of it.
CREATE TABLE "_anew" ("workspaceId" TEXT NOT NULL, "was" TEXT NOT NULL, "becomes" TEXT NOT NULL, PRIMARY KEY ("workspaceId", "was"));
INSERT INTO "_anew" SELECT "workspaceId", "id", lower(hex(randomblob(16))) FROM "Delivery" WHERE "address" LIKE 'sealed:%' AND "state" <> 'claimed';
UPDATE "SuggestionEvent" SET "letterId" = (SELECT "becomes" FROM "_anew" WHERE "_anew"."workspaceId" = "SuggestionEvent"."workspaceId" AND "was" = "letterId")
  WHERE EXISTS (SELECT 1 FROM "_anew" WHERE "_anew"."workspaceId" = "SuggestionEvent"."workspaceId" AND "was" = "letterId");
UPDATE "Delivery" SET "threadOf" = (SELECT "becomes" FROM "_anew" WHERE "_anew"."workspaceId" = "Delivery"."workspaceId" AND "was" = "threadOf")
  WHERE EXISTS (SELECT 1 FROM "_anew" WHERE "_anew"."workspaceId" = "Delivery"."workspaceId" AND "was" = "threadOf");
UPDATE "Delivery" SET "replaces" = (SELECT "becomes" FROM "_anew" WHERE "_anew"."workspaceId" = "Delivery"."workspaceId" AND "was" = "replaces")
  WHERE EXISTS (SELECT 1 FROM "_anew" WHERE "_anew"."workspaceId" = "Delivery"."workspaceId" AND "was" = "replaces");
UPDATE "Delivery" SET "reason" = NULL, "id" = (SELECT "becomes" FROM "_anew" WHERE "_anew"."workspaceId" = "Delivery"."workspaceId" AND "was" = "Delivery"."id")
  WHERE EXISTS (SELECT 1 FROM "_anew" WHERE "_anew"."workspaceId" = "Delivery"."workspaceId" AND "was" = "Delivery"."id");
DROP TABLE "_anew";
