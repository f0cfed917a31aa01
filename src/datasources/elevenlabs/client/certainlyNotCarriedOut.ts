/** What the client knows of the writes that failed, by the error that each of them failed with. */
const verdicts = new WeakMap<object, boolean>()

/**
 * Whether the write that failed with this error certainly changed nothing upstream: it never left, its final boundary
 * was withheld, or the upstream answered that it refuses it. False is no proof of the contrary: a deadline, a cut
 * connection, a 5xx or a malformed answer after the request had left whole prove nothing either way.
 *
 * It speaks only of errors that a write of this room was rejected with; for all others it is false.
 */
export function certainlyNotCarriedOut(error: unknown): boolean {
  return typeof error === 'object' && error !== null && verdicts.get(error) === true
}

/**
 * Notes what became of a write, where that is known. Two writes may fail with the very same error, the reason that their
 * caller gave for leaving; then it is certain only if it is for both.
 */
export function noteOutcome<Failure>(error: Failure, { mayHaveHappened }: { mayHaveHappened: boolean }): Failure {
  if (typeof error === 'object' && error !== null) {
    verdicts.set(error, !mayHaveHappened && verdicts.get(error) !== false)
  }
  return error
}
