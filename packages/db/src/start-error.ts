/**
 * Something that stops a start and that a person can put right. Its message is one plain sentence
 * (or a few) to be shown as it is, without a stack; it never holds a secret.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Tells a {@link StartError} from any other error, whichever bundle's copy of the class made it. */
export function isStartError(error: unknown): error is StartError {
  return error instanceof Error && error.name === "StartError";
}
