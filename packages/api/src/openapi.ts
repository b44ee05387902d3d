import { ShownCondition } from "@marquee/schemas/condition";
import { Problem } from "@marquee/schemas/problem";
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import packageJson from "../package.json" with { type: "json" };
import type { AppConfig } from "./config";
import { type OpenRoute, offeredOpenRoutes } from "./open-routes";
import { headerComponents, responsesOf } from "./openapi-answers";
import { documentedPath, noneMatchHeader, problemForm, restOperation } from "./openapi-rest";
import { markJsonParameters, tidySchema } from "./openapi-tidy";
import { ProcedureProblem, procedureOperations } from "./openapi-trpc";
import { restRoutes } from "./rest-routes";
import { appRouter } from "./router";
import { trpcPath } from "./trpc-door";

type Document = ReturnType<typeof createDocument>;

const description = `A film catalogue that knows when rights run out.

- Every refusal has a stable \`code\` and names every bad field at once. An unknown path is 404, another method 405 with \`Allow\`. \`HEAD\` and \`OPTIONS\` are answered everywhere.
- Reads take their fields in the query string or in a JSON body. A body is at most 256 KiB.
- Every write is a change set, named by \`Change-Set\`, which can be looked up and undone.
- The paths of the tag tRPC are procedures for any program: \`GET ?input=<JSON>\` for queries, \`POST\` for mutations.`;

/** The OpenAPI document of every door, made from the routes and the router themselves. */
export function makeDocument(config: AppConfig): Document {
  const document = createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Marquee",
        version: packageJson.version,
        description,
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: config.public_url }],
      tags: [{ name: "Open", description: "Needs no token." }, { name: "REST" }, { name: "tRPC" }],
      components: {
        schemas: { Condition: ShownCondition, Problem, ProcedureProblem },
        headers: headerComponents,
        securitySchemes: {
          bearer: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description: "An access token of `POST /api/token`.",
          },
          ...(config.cron_secret === undefined ? {} : cronSecurity),
        },
      },
      paths: documentedPaths(config),
    },
    { override: tidySchema },
  );
  markJsonParameters(document);
  return document;
}

const cronSecurity = {
  cron_secret: {
    type: "http",
    scheme: "bearer",
    description: "The operator's `CRON_SECRET`.",
  },
} as const;

function documentedPaths(config: AppConfig): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  const add = (path: string, method: string, operation: ZodOpenApiOperationObject) => {
    paths[path] = { ...paths[path], [method]: operation };
  };
  for (const route of offeredOpenRoutes(config))
    add(route.path, route.method.toLowerCase(), openOperation(route));
  for (const route of restRoutes)
    add(documentedPath(route.path), route.method.toLowerCase(), restOperation(route));
  for (const { name, method, operation } of procedureOperations(appRouter))
    add(`${trpcPath}/${name}`, method, operation);
  return paths;
}

function openOperation(route: OpenRoute): ZodOpenApiOperationObject {
  const { operation_id, summary, description, request_body, answers, refusals = [] } = route;
  const { security } = route;
  const isKept = answers.some(({ status }) => status === 304);
  return {
    operationId: operation_id,
    tags: ["Open"],
    summary,
    ...(description ? { description } : {}),
    security: security === undefined ? [] : [{ [security]: [] }],
    ...(isKept ? { requestParams: { header: z.object(noneMatchHeader) } } : {}),
    ...(request_body ? { requestBody: request_body } : {}),
    responses: responsesOf(answers, refusals, problemForm),
  };
}
