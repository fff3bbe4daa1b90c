import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import type { Chosen } from "../continuity/planning/arrangement";
import type { Service } from "./service";
import { type AcceptedShortfall, waiveInput } from "./waive";

/** What every planned member is made of. */
export interface MemberArgs {
  /** The service that it belongs to, whose objectives it keeps. */
  readonly service: Service;
  /** Which of its findings are accepted, and until when. @default none */
  readonly waive?: readonly AcceptedShortfall[];
}

/** A member of a service whose arrangement was planned. What was chosen, and why, is part of its inputs. */
export abstract class PlannedMember extends ComponentResource {
  /** The arrangement, what it keeps, and the cheaper ones that were passed over. */
  readonly planned: Chosen;

  protected constructor(
    type: string,
    name: string,
    { service, waive }: MemberArgs,
    planned: Chosen,
    options: ComponentResourceOptions | undefined,
  ) {
    super(
      type,
      name,
      {
        service: service.name,
        planned: service.summaryOf(name, planned),
        ...waiveInput(waive, service.name, name),
      },
      { parent: service, ...options },
    );
    this.planned = planned;
  }
}
