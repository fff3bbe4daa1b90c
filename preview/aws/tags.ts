import type { ProviderConfig } from "../provider";
import { containsUnknown, UNKNOWN } from "../unknown";

/**
 * The property `tagsAll` as the provider's Check fills it in: the provider's default tags under the resource's own,
 * without the tags that the provider ignores. One unknown tag, or one unknown in the provider's configuration, makes
 * the whole of it unknown, known tags included (pulumi-aws v7, `provider/tags.go`).
 */
export function mergedTags(tags: unknown, provider: ProviderConfig): Record<string, string> | typeof UNKNOWN {
  if (!provider.known || containsUnknown(tags) || containsUnknown(provider.inputs)) {
    return UNKNOWN;
  }
  const ignored = record(provider.inputs.ignoreTags);
  const keys = strings(ignored.keys);
  const prefixes = strings(ignored.keyPrefixes);
  const all = { ...record(record(provider.inputs.defaultTags).tags), ...record(tags) };
  return Object.fromEntries(
    Object.entries(all)
      .filter(
        ([key, value]) => value != null && !keys.includes(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
      )
      .map(([key, value]) => [key, String(value)]),
  );
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
