/** Where a service stands on the page. Names may hold anything in a report that others made. */
export function anchorOf(service: string, scenario?: string): string {
  return ["s", service, ...(scenario === undefined ? [] : [scenario])].map(plain).join(".");
}

function plain(part: string): string {
  return part.replace(/[^a-z0-9-]/g, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
