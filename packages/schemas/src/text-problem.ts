const controlCharacter = /\p{Cc}/u;

/** Why a text is none that can be kept or looked for, whatever its length; undefined where it is one. */
export function textProblem(value: string): { code: string; message: string } | undefined {
  if (!value.isWellFormed()) {
    return {
      code: "malformed_unicode",
      message: "must be well-formed Unicode (it holds half of a surrogate pair)",
    };
  }
  if (controlCharacter.test(value)) {
    return { code: "control_character", message: "must not contain control characters" };
  }
  return undefined;
}
