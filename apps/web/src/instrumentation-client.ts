import { config } from "zod";

// Whether code may be made from text is not for a check to try: the page's policy forbids it, and the browser
// would tell of each try as a breach.
config({ jitless: true });
