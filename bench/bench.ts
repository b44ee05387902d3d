import { parseArgs } from "node:util";
import { benchApi } from "./api-bench";
import { benchSearch } from "./search-bench";
import { benchUi } from "./ui-bench";

const usage = `Benches:

  pnpm bench api    CPU time of the API, on 100,000 films, as a ratio to a bare node:http + pg server
  pnpm bench search Postgres' time of fuzzy title search, on 100,000 titles of real ones' words
  pnpm bench ui     what people wait for in the built dashboard, on a million films in a real browser

    --films <n>     how many films (100000; of ui 1000000)
    --rounds <n>    how many times every contestant takes its turn (5)
    --scale <x>     requests of a round, as a factor: below 1 is quicker and less exact (1)
    --only <names>  some operations, e.g. get,update
    --built         measure what \`pnpm build\` made instead of the API alone
    --profile       write a CPU profile of the API server to bench/results
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    films: { type: "string" },
    rounds: { type: "string", default: "5" },
    scale: { type: "string", default: "1" },
    only: { type: "string" },
    built: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
  },
});

const films = (usual: string) => positive("films", values.films ?? usual);

if (positionals[0] === "api") {
  await benchApi({
    films: films("100000"),
    rounds: positive("rounds", values.rounds),
    scale: positive("scale", values.scale),
    only: values.only?.split(","),
    isBuilt: values.built,
    hasProfile: values.profile,
  });
} else if (positionals[0] === "search") {
  await benchSearch({ films: films("100000") });
} else if (positionals[0] === "ui") {
  await benchUi({
    films: films("1000000"),
    rounds: positive("rounds", values.rounds),
  });
} else {
  process.stdout.write(usage);
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new Error(`--${option} takes a number above 0`);
}
