import { createHash, timingSafeEqual } from "node:crypto";
import { ServiceError } from "@marquee/schemas/service-error";
import { z } from "zod";
import { runHousekeeping } from "./housekeeping";
import type { OpenRoute } from "./open-routes";

const JobReport = z.strictObject({
  job: z.string().meta({ description: "The name of the job." }),
  count: z.int().meta({ description: "How many things it dealt with." }),
});

/** For a scheduler, where no instance lives long enough to do its jobs by itself. */
export const cronRoute: OpenRoute = {
  method: "GET",
  path: "/api/cron",
  operation_id: "runJobs",
  summary: "Does the jobs that a long-lived instance does by itself",
  description:
    "Empties the trash of what has been there too long, forgets what need not be remembered, rotates keys that are due, writes usage. Needs `CRON_SECRET` as the bearer, and is there only where that is configured. A job that was begun within a minute is passed over.",
  security: "cron_secret",
  is_offered: ({ cron_secret }) => cron_secret !== undefined,
  answers: [
    {
      status: 200,
      says: "They are done.",
      body: z.strictObject({ jobs: z.array(JobReport) }),
    },
  ],
  refusals: ["unauthenticated", "internal_error", "database_unavailable"],
  answer: async ({ app, incoming }) => {
    requireSecret(app.config.cron_secret, incoming.headers.authorization);
    const jobs = await runHousekeeping(app.db, app.config);
    await app.meter.flush();
    return { status: 200, headers: { "Cache-Control": "no-store" }, body: { jobs } };
  },
};

/** Takes the same time however much of it is right. */
function requireSecret(secret: string | undefined, authorization: string | undefined): void {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const isRight = secret !== undefined && timingSafeEqual(digest(given), digest(secret));
  if (!isRight) throw new ServiceError("unauthenticated", "This is not the scheduler's secret.");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
