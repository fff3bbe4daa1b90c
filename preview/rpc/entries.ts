import type { Map as WireMap } from "google-protobuf";

/** The entries of a map field; the map's own `toArray` gives messages unread. */
export function entriesOf<K, V>(map: WireMap<K, V>): [K, V][] {
  const entries: [K, V][] = [];
  map.forEach((value, key) => {
    entries.push([key, value]);
  });
  return entries;
}
