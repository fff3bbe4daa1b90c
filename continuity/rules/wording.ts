/** A text that begins a sentence. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** An order, such as the fix of a condition, as a sentence: `Set multiAz of orders-db to true.` */
export function sentence(order: string): string {
  return `${capital(order)}.`;
}

/** Several things in one sentence: `a, b and c`. */
export function enumerated(things: readonly string[]): string {
  return things.length < 2 ? things.join() : `${things.slice(0, -1).join(", ")} and ${things.at(-1)}`;
}
