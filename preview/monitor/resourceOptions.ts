import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { type RegisterResourceRequest, TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";
import { entriesOf } from "../rpc/entries";
import { aliasUrn } from "./aliases";
import type { ResourceOptions } from "./resources";

/** The options of a request in the form that transforms change; protection and the like come from the parent when unset. */
export function requestedOptions(
  request: RegisterResourceRequest,
  provider: string,
  parent: ResourceOptions | undefined,
): TransformResourceOptions {
  const options = new TransformResourceOptions()
    .setImport(request.getImportid())
    .setDependsOnList(request.getDependenciesList())
    .setIgnoreChangesList(request.getIgnorechangesList())
    .setReplaceOnChangesList(request.getReplaceonchangesList())
    .setVersion(request.getVersion())
    .setProvider(provider)
    .setCustomTimeouts(request.getCustomtimeouts())
    .setPluginDownloadUrl(request.getPlugindownloadurl())
    .setDeletedWith(request.getDeletedwith() || (parent?.deletedWith ?? ""))
    .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
    .setAliasesList([...request.getAliasurnsList().map((urn) => new Alias().setUrn(urn)), ...request.getAliasesList()]);
  const protect = request.hasProtect() ? request.getProtect() : parent?.protect;
  if (protect !== undefined) {
    options.setProtect(protect);
  }
  const retainOnDelete = request.hasRetainondelete() ? request.getRetainondelete() : parent?.retainOnDelete;
  if (retainOnDelete !== undefined) {
    options.setRetainOnDelete(retainOnDelete);
  }
  if (request.getDeletebeforereplacedefined() || request.getDeletebeforereplace()) {
    options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  }
  for (const [name, reference] of entriesOf(request.getProvidersMap())) {
    options.getProvidersMap().set(name, reference);
  }
  return options;
}

/** The options after all transforms, as the engine keeps them. */
export function keptOptions(
  options: TransformResourceOptions,
  now: { stack: string; project: string; parent: string; type: string; name: string },
): ResourceOptions {
  const timeouts = options.getCustomTimeouts();
  return {
    protect: options.hasProtect() ? options.getProtect() : undefined,
    retainOnDelete: options.hasRetainOnDelete() ? options.getRetainOnDelete() : undefined,
    deletedWith: options.getDeletedWith(),
    deleteBeforeReplace: options.hasDeleteBeforeReplace() ? options.getDeleteBeforeReplace() : undefined,
    ignoreChanges: options.getIgnoreChangesList(),
    additionalSecretOutputs: options.getAdditionalSecretOutputsList(),
    aliases: [...new Set(options.getAliasesList().map((alias) => aliasUrn(alias, now)))],
    timeouts: {
      create: seconds(timeouts?.getCreate()),
      update: seconds(timeouts?.getUpdate()),
      delete: seconds(timeouts?.getDelete()),
    },
  };
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, ns: 1e-9 };

/** Go's notation for durations: `1h30m`, `90s`. */
function seconds(duration = ""): number {
  return [...duration.matchAll(/([\d.]+)(ms|us|µs|ns|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ""] ?? 0),
    0,
  );
}
