"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { OpenApiDocument } from "./openapi-document";

const path = "/api/openapi.json";

/** The API's own document, from the server that served this page. */
export function useOpenApiDocument() {
  return useQuery({ queryKey: ["openapi"], queryFn: fetchDocument, staleTime: Infinity });
}

async function fetchDocument(): Promise<OpenApiDocument> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
  return (await response.json()) as OpenApiDocument;
}

export const OpenApiContext = createContext<OpenApiDocument | undefined>(undefined);

/** The document that is shown. Throws outside an OpenApiContext. */
export function useOpenApi(): OpenApiDocument {
  const document = useContext(OpenApiContext);
  if (!document) throw new Error("There is no OpenApiContext around this");
  return document;
}
