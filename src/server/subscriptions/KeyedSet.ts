/** Members in insertion order, also grouped by key. Members with a null key belong to no group. */
export class KeyedSet<Member> {
  readonly #all = new Set<Member>()
  readonly #groups = new Map<string, Set<Member>>()

  get size(): number {
    return this.#all.size
  }

  sizeOf(key: string | null): number {
    return (key !== null && this.#groups.get(key)?.size) || 0
  }

  add(key: string | null, member: Member): void {
    this.#all.add(member)
    if (key === null) return
    const group = this.#groups.get(key) ?? new Set()
    this.#groups.set(key, group.add(member))
  }

  delete(key: string | null, member: Member): void {
    this.#all.delete(member)
    const group = key === null ? undefined : this.#groups.get(key)
    if (!group) return
    group.delete(member)
    if (group.size === 0) this.#groups.delete(key!)
  }

  oldest(): Member | undefined {
    const [first] = this.#all
    return first
  }

  oldestOf(key: string | null): Member | undefined {
    const [first] = (key !== null && this.#groups.get(key)) || []
    return first
  }

  /** The oldest member of the largest group, or of all if there are no groups. */
  oldestOfLargest(): Member | undefined {
    let largest: Set<Member> | undefined
    for (const group of this.#groups.values()) if (group.size > (largest?.size ?? 0)) largest = group
    const [first] = largest ?? this.#all
    return first
  }
}
