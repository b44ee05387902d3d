import { getApp } from "@marquee/api/app";
import type { NextApiRequest, NextApiResponse, PageConfig } from "next";
import { toAppConfig } from "../../lib/app-config";
import { getServerConfig } from "../../lib/config";
import { afterAnswer } from "../../server/after-answer";

// The listener reads bodies itself, since Next's parser would drop that of a GET, and streams lists of
// any length.
export const config: PageConfig = {
  api: { bodyParser: false, externalResolver: true, responseLimit: false },
};

/** The open paths outside `/api`, which Next's rewrites send here from where they stand. */
const outsideApi = /^\/api(\/livez|\/readyz|\/\.well-known\/jwks\.json)(?=\?|$)/;

/** The API where no server.ts stands before Next: under `next dev`, and on Vercel. */
export default function handler(request: NextApiRequest, response: NextApiResponse): void {
  request.url = request.url?.replace(outsideApi, "$1");
  const app = getApp(toAppConfig(getServerConfig()));
  afterAnswer(response, app.writeUsage);
  app.listener(request, response);
}
