/** A text that begins a sentence. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** An order, such as the fix of a condition, as a sentence: `Set multiAz of orders-db to true.` */
export function sentence(order: string): string {
  return `${capital(order)}.`;
}
