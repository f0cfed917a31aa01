/** How many items a page of a connection has when nobody says, and at most. */
export const defaultPageSize = 20
export const maxPageSize = 100
