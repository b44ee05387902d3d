import { fuzzTheProduct } from "./fuzz";

// Needs the built product: pnpm build.
fuzzTheProduct({ requests: 20_000 });
