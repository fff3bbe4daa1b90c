import { type Assessment, type AssessOptions, assess } from "../continuity/assess";
import type { EstateResource } from "../continuity/estate/resource";
import type { Member, Service } from "../continuity/verdict/services";
import { SettingsError } from "../workspace/errors";
import { loadOptions } from "../workspace/load-options";
import { readState } from "../workspace/state/state";
import { UsageError } from "./usage-error";

/** What is deployed, as the model judges it. */
export interface Model {
  readonly assessment: Assessment;
  readonly options: AssessOptions;
  /** A member by its URN, with its service. */
  find(urn: string): { readonly service: Service; readonly member: Member } | undefined;
}

/**
 * Judges an exported state, by the lifeboat.yaml of its project.
 *
 * @param now seconds since 1970
 * @param settings another lifeboat.yaml
 * @throws {UsageError} for a state, or settings, that cannot be used
 */
export function modelOf(file: string, now: number, settings?: string): Model {
  const estate = estateIn(file);
  const environment = { ...process.env, PWD: process.cwd() };
  const { options, settingsError } = loadOptions({
    project: estate.project,
    config: settings === undefined ? {} : { settings },
    environment,
    now: Math.floor(now),
  });
  if (settingsError !== undefined) throw new UsageError(settingsError);
  const assessment = assess(estate, options);
  const members = new Map(
    assessment.services.flatMap((service) =>
      service.members.map((member) => [member.resource.urn, { service, member }] as const),
    ),
  );
  return { assessment, options, find: (urn) => members.get(urn) };
}

/** The ARN of what is deployed. */
export function arnOf({ outputs }: EstateResource): string | undefined {
  return typeof outputs.arn === "string" ? outputs.arn : undefined;
}

function estateIn(file: string) {
  try {
    return readState(file).estate;
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
