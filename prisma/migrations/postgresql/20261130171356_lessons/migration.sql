-- CreateTable
CREATE TABLE "Lesson" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "answerA" TEXT NOT NULL,
    "answerB" TEXT NOT NULL,
    "answerC" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    "happened" TEXT NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL,
    "feedbackId" TEXT,
    "status" TEXT NOT NULL,
    "deciderId" TEXT,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "formKey" TEXT NOT NULL,

    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "LessonWeek" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "comeback" INTEGER NOT NULL DEFAULT 0,
    "choseA" INTEGER NOT NULL DEFAULT 0,
    "choseB" INTEGER NOT NULL DEFAULT 0,
    "choseC" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LessonWeek_pkey" PRIMARY KEY ("workspaceId","week")
);

-- CreateTable
CREATE TABLE "LessonVoter" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "voter" TEXT NOT NULL,

    CONSTRAINT "LessonVoter_pkey" PRIMARY KEY ("workspaceId","week","voter")
);

-- CreateTable
CREATE TABLE "LessonTelling" (
    "workspaceId" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "deliveryId" TEXT NOT NULL,

    CONSTRAINT "LessonTelling_pkey" PRIMARY KEY ("workspaceId","week","address","what")
);

-- CreateTable
CREATE TABLE "LessonPlace" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "adminId" TEXT NOT NULL,
    "lookedUntil" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deletedAt" TIMESTAMP(3),
    "formKey" TEXT NOT NULL,

    CONSTRAINT "LessonPlace_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "LessonReader" (
    "workspaceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "toldWeek" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "LessonReader_pkey" PRIMARY KEY ("workspaceId","personId")
);

-- CreateIndex
CREATE INDEX "Lesson_workspaceId_status_idx" ON "Lesson"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "Lesson_workspaceId_feedbackId_idx" ON "Lesson"("workspaceId", "feedbackId");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_workspaceId_number_key" ON "Lesson"("workspaceId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_workspaceId_formKey_key" ON "Lesson"("workspaceId", "formKey");

-- CreateIndex
CREATE UNIQUE INDEX "LessonPlace_workspaceId_formKey_key" ON "LessonPlace"("workspaceId", "formKey");

-- AddForeignKey
ALTER TABLE "LessonVoter" ADD CONSTRAINT "LessonVoter_workspaceId_week_fkey" FOREIGN KEY ("workspaceId", "week") REFERENCES "LessonWeek"("workspaceId", "week") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonTelling" ADD CONSTRAINT "LessonTelling_workspaceId_week_fkey" FOREIGN KEY ("workspaceId", "week") REFERENCES "LessonWeek"("workspaceId", "week") ON DELETE CASCADE ON UPDATE CASCADE;
