import { fuzzTheProduct } from "../prove/fuzz";

// The same at its full size is `pnpm prove`.
fuzzTheProduct({ requests: 2_000 });
