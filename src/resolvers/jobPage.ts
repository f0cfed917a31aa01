import type { Context } from '../context.js'
import { toJob } from '../loaders/jobLoader.js'
import type { JobsArgs } from '../schema/inputs/JobsArgs.js'
import type { JobConnection } from '../schema/Job.js'
import { pageOf } from '../schema/shared/connectionOf.js'

/** A page of jobs, from Postgres alone. */
export async function jobPage(
  { jobs }: Context,
  { first, after, filter }: JobsArgs,
  ownerId?: string,
): Promise<JobConnection> {
  const page = await jobs.list({ ...filter, ownerId }, { first, after })
  const edges = page.records.map((record, index) => ({ node: toJob(record), cursor: page.cursors[index]! }))
  return pageOf(edges, page.hasNextPage, after)
}
