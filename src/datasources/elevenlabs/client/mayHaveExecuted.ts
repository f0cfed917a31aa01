export interface WriteFailure {
  /** False only if the failed write certainly changed nothing upstream. Undefined on errors of reads. */
  mayHaveExecuted?: boolean
}

/**
 * Whether the write that failed with this error may have changed something upstream. False if it never left, if its final
 * boundary was withheld, or if upstream refused it. A timeout, a cut connection, a 5xx without a code of a refusal or a malformed
 * response after the whole request had left prove nothing, and neither does an error that no write was rejected with.
 */
export function mayHaveExecuted(error: unknown): boolean {
  return !isObject(error) || error.mayHaveExecuted !== false
}

/** One abort reason can reject several writes. It then says false only if it is false for all of them. */
export function setMayHaveExecuted<Failure>(error: Failure, value: boolean): Failure {
  if (isObject(error)) error.mayHaveExecuted = value || error.mayHaveExecuted === true
  return error
}

function isObject(error: unknown): error is WriteFailure {
  return typeof error === 'object' && error !== null
}
