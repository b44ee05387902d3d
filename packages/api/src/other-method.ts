import { ServiceError } from "@marquee/schemas/service-error";

/** The refusal of a method that a path does not take. */
export function otherMethod(allow: string[]): ServiceError {
  const message = `This path takes ${allow.join(", ")}.`;
  return new ServiceError("method_not_allowed", message, { details: { allow } });
}
