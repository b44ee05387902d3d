import { prepare } from "../server/prepare";
import { asOperator, type Command } from "./command";

export const migrate: Command = {
  words: "migrate",
  usage: "",
  summary:
    "Bring the schema up to date, and make the first administrator of ADMIN_USER and ADMIN_PASSWORD, as a server does when it starts",
  takes: 0,
  options: {},
  run: async ({ config, steps, migrations_directory }) => {
    await prepare(config, migrations_directory, steps);
    return "The database is ready to be served from.";
  },
};

export const loadDemo: Command = {
  words: "demo load",
  usage: "",
  summary: "Add the demo films to the catalogue; films that are there already stay as they are",
  takes: 0,
  options: {},
  run: asOperator(async (operator) => `${await operator.loadDemoFilms()} films were added.`),
};
