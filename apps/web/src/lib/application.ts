import "server-only";
import { type App, getApp } from "@marquee/api/app";
import { toAppConfig } from "./app-config";
import { getServerConfig } from "./config";

/** The application behind the pages. */
export function application(): App {
  return getApp(toAppConfig(getServerConfig()));
}
