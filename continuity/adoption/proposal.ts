import type { Seconds } from "../declaration/duration";
import type { Role } from "../declaration/role";
import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";

/** A resource that could be a member of a service, and what speaks for it. */
export interface ProposedMember {
  readonly resource: EstateResource;
  readonly role: Exclude<Role, "none">;
  /** `its tag app`, `beside orders-api, which refers to it`. */
  readonly because: string;
}

/** What a service provably keeps in one scenario as it stands. */
export interface Kept {
  readonly scenario: Scenario;
  /** The objective that can be promised; undefined where none can. */
  readonly objective?: { readonly rto: Seconds; readonly rpo: Seconds };
  /** Why none can be; only where there is none. */
  readonly because?: string;
}

/** A service that a program could declare. */
export interface ProposedService {
  readonly name: string;
  readonly members: readonly ProposedMember[];
  readonly kept: readonly Kept[];
}
