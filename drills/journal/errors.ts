/** A journal or lease that cannot be used. The message is one or two lines: what is wrong, where, the way out. */
export class JournalError extends Error {
  override readonly name: string = "JournalError";
}

/** A journal that cannot be written: no step may be taken that it would not know of. */
export class JournalWriteError extends JournalError {
  override readonly name = "JournalWriteError";
}

/** Another drill of the same member is under way, or died and left something. */
export class MemberBusyError extends JournalError {
  override readonly name = "MemberBusyError";
}
