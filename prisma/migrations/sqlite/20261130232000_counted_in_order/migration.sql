-- Counted touchpoint by touchpoint, a long history is read in the order of its groups instead of being sorted: see leadingByTouchpoint. Of the
-- expression only that question makes use, so that all others go on by dates; Prisma has no word for it. Whoever rebuilds the table makes it anew.
CREATE INDEX "Feedback_counted_in_order" ON "Feedback"("workspaceId", ("touchpoint" || ''), "metric", "heat", "score", "answeredAt");
