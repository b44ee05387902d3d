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

/** The document that is shown, and the way of writing numbers of who reads it, who may be nobody known. */
export type Reference = { document: OpenApiDocument; locale: string };

export const OpenApiContext = createContext<Reference | undefined>(undefined);

/** Throws outside an OpenApiContext. */
export function useOpenApi(): Reference {
  const reference = useContext(OpenApiContext);
  if (!reference) throw new Error("There is no OpenApiContext around this");
  return reference;
}
